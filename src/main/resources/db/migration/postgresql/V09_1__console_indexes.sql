-- The console looks contacts up by how their address begins; the unique index follows the database's collation and cannot.
create index contact_email_prefix on contact (email_key varchar_pattern_ops);
