-- Kept to SQL that H2 and PostgreSQL read alike.

-- One row for each client that an administrator has registered. A secret is here only as a hash, a key only as its public half; a public
-- client has neither. Grants are words with spaces between, audiences a JSON array.
CREATE TABLE oauth_client (
    client_id                  VARCHAR(128)  NOT NULL PRIMARY KEY,
    secret_hash                CHAR(43),
    key_set                    VARCHAR(65536),
    grants                     VARCHAR(1024) NOT NULL,
    scope                      VARCHAR(1024) NOT NULL,
    audiences                  VARCHAR(65536) NOT NULL,
    access_token_seconds       BIGINT        NOT NULL,
    refresh_token_idle_seconds BIGINT        NOT NULL,
    refresh_token_seconds      BIGINT        NOT NULL,
    enabled                    BOOLEAN       NOT NULL
);
