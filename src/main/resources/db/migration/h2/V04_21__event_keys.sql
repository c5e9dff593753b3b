insert into event_key_seen
select cast(substring(hash('SHA-256', stringtoutf8(event_key)) from 1 for 16) as uuid) from event_log;
alter table event_log drop constraint event_log_key;
