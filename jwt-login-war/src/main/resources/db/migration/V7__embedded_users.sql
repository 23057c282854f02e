-- A temporary password is good for nothing but choosing another one. The kind is the hash without salt and result, unknown for hashes
-- from before this version; attributes are a JSON object.
ALTER TABLE login_user ADD COLUMN password_temporary BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE login_user ADD COLUMN password_kind VARCHAR(128);
ALTER TABLE login_user ADD COLUMN attributes VARCHAR(65536) DEFAULT '{}' NOT NULL;

CREATE INDEX login_user_password_kind ON login_user (password_kind);
