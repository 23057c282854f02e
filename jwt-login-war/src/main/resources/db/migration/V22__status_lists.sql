-- Kept to SQL that H2 and PostgreSQL read alike.

-- Lists of 2^20 places, which are given out in blocks of 1024: a node that takes a block raises next_block, and needs nobody until it has
-- used it up. A row is never deleted, so that no number comes again. After expires_at no token in the list can be good.
CREATE TABLE status_list (
    number     INTEGER                     NOT NULL PRIMARY KEY,
    secret     CHAR(43)                    NOT NULL,
    next_block INTEGER                     NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    revision   BIGINT                      NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- The access tokens that may still be good, by their places, so that the end of a login or a client can take them back. The holder is a login,
-- by the hash of its handle, which may be over by then; or a user or a client that got a token without one, by a digest of the name.
CREATE TABLE issued_token (
    list_number INTEGER                     NOT NULL,
    place       INTEGER                     NOT NULL,
    holder      CHAR(43)                    NOT NULL,
    client_id   VARCHAR(128)                NOT NULL,
    expires_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (list_number, place)
);

CREATE INDEX issued_token_holder ON issued_token (holder);
CREATE INDEX issued_token_client_id ON issued_token (client_id);
CREATE INDEX issued_token_expires_at ON issued_token (expires_at);

-- Those that were taken back: what the lists say.
CREATE TABLE revoked_token (
    list_number INTEGER                     NOT NULL,
    place       INTEGER                     NOT NULL,
    expires_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (list_number, place)
);

CREATE INDEX revoked_token_expires_at ON revoked_token (expires_at);
