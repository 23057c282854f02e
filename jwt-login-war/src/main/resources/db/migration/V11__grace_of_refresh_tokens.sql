-- Of the token before the current one: what it was, when it was spent, and what its successor was made of beside itself. Whoever repeats it
-- shortly after gets the same successor again; from these columns alone nobody can make one. Null before the first refresh.
ALTER TABLE refresh_family ADD COLUMN spent_hash CHAR(43);
ALTER TABLE refresh_family ADD COLUMN spent_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE refresh_family ADD COLUMN successor_salt CHAR(43);
