-- Kept to SQL that H2 and PostgreSQL read alike.

-- When a client is deleted, its logins end.
CREATE INDEX refresh_family_client_id ON refresh_family (client_id);
