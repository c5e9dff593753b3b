-- The share of a contact: a number from 0 to 9999 that stays the same; as H2Functions.share works it out.
create function rule_share(contact uuid, salt varchar) returns bigint language sql immutable parallel safe as
$$ select ('x' || substr(md5(contact::text || ':' || salt), 1, 8))::bit(32)::bigint % 10000 $$;

-- What somebody did, by name: for whoever counts over all contacts.
create index event_log_name on event_log (name, contact_id, occurred_at);
