-- Kept to SQL that H2 and PostgreSQL read alike.

-- Assertions are good once. A row that has expired may go: then the assertion has, too.
CREATE TABLE spent_assertion (
    assertion_key CHAR(43) NOT NULL PRIMARY KEY,
    expires_at    BIGINT   NOT NULL
);

CREATE INDEX spent_assertion_expires_at ON spent_assertion (expires_at);
