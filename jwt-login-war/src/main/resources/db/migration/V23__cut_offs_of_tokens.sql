-- Kept to SQL that H2 and PostgreSQL read alike.

-- The moments before which all access tokens were taken back: of one subject, by a digest of its name, or of everybody, where that is '*'.
CREATE TABLE token_cut_off (
    subject VARCHAR(22)                 NOT NULL PRIMARY KEY,
    moment  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
