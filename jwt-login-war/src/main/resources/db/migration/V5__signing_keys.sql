-- Kept to SQL that H2 and PostgreSQL read alike.

-- One row for each signing key. A row says from when its key signs, and never changes that; so all nodes that have read it change over at
-- the same time. The next row may be added by any node, and by one only: its generation is the primary key.
CREATE TABLE signing_key (
    generation            INTEGER                     NOT NULL PRIMARY KEY,
    id                    CHAR(43)                    NOT NULL UNIQUE,
    algorithm             VARCHAR(16)                 NOT NULL,
    public_key            VARCHAR(4096)               NOT NULL,
    sealed_by             CHAR(16)                    NOT NULL,
    sealed_private_key    VARCHAR(8192)               NOT NULL,
    published_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    active_from           TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    longest_token_seconds INTEGER                     NOT NULL
);
