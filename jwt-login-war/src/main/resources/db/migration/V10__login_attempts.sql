-- Kept to SQL that H2 and PostgreSQL read alike. Times are milliseconds since 1970, to be added to without a dialect.

-- Counts attempts to log in: a leaking bucket is known by the time at which it is empty again. A row that is empty may go.
CREATE TABLE login_bucket (
    bucket_key CHAR(43) NOT NULL PRIMARY KEY,
    empty_at   BIGINT   NOT NULL
);

CREATE INDEX login_bucket_empty_at ON login_bucket (empty_at);

-- From where accounts have been logged in to.
CREATE TABLE login_known_source (
    known_key   CHAR(43) NOT NULL PRIMARY KEY,
    known_until BIGINT   NOT NULL
);

CREATE INDEX login_known_source_known_until ON login_known_source (known_until);
