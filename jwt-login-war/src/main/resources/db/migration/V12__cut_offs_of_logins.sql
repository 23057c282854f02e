-- Kept to SQL that H2 and PostgreSQL read alike.

-- When all logins of a user are ended, one whose password is being looked at just then must not come in behind. Which was first is told by a
-- number that all nodes count, for their clocks differ. One row.
CREATE TABLE login_cut_off_count (
    cut_offs BIGINT NOT NULL
);

INSERT INTO login_cut_off_count (cut_offs) VALUES (0);

-- The last time for each user. A row that is older than any login can take may go.
CREATE TABLE login_cut_off (
    user_name VARCHAR(1024)               NOT NULL PRIMARY KEY,
    cut_off   BIGINT                      NOT NULL,
    made_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE INDEX login_cut_off_made_at ON login_cut_off (made_at);
