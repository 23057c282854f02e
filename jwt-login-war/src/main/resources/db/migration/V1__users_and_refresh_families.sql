-- Kept to SQL that H2 and PostgreSQL read alike.

CREATE TABLE login_user (
    name          VARCHAR(1024) NOT NULL PRIMARY KEY,
    password_hash VARCHAR(1024) NOT NULL,
    enabled       BOOLEAN       NOT NULL
);

CREATE TABLE login_user_group (
    user_name  VARCHAR(1024) NOT NULL REFERENCES login_user (name) ON DELETE CASCADE,
    group_name VARCHAR(1024) NOT NULL,
    PRIMARY KEY (user_name, group_name)
);

-- One row for each login. Rotating a refresh token is one UPDATE of this row, so there is never a moment in which
-- two tokens of a family are good, or none. No reference to login_user: a user may live in another realm.
CREATE TABLE refresh_family (
    handle_hash  CHAR(43)                    NOT NULL PRIMARY KEY,
    current_hash CHAR(43)                    NOT NULL,
    user_name    VARCHAR(1024)               NOT NULL,
    client_id    VARCHAR(128)                NOT NULL,
    scope        VARCHAR(1024)               NOT NULL,
    auth_time    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    idle_until   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    revoked_at   TIMESTAMP(6) WITH TIME ZONE
);

CREATE INDEX refresh_family_user_name ON refresh_family (user_name);
CREATE INDEX refresh_family_expires_at ON refresh_family (expires_at);
