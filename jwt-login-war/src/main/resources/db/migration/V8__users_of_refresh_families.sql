-- Who logged in, as the realm described him or her then: asked again at each refresh where the realm can be asked. JSON texts.
ALTER TABLE refresh_family ADD COLUMN user_realm VARCHAR(64) DEFAULT 'embedded' NOT NULL;
ALTER TABLE refresh_family ADD COLUMN user_groups VARCHAR(1000000) DEFAULT '[]' NOT NULL;
ALTER TABLE refresh_family ADD COLUMN user_attributes VARCHAR(65536) DEFAULT '{}' NOT NULL;
