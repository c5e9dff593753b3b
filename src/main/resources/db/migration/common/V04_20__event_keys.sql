-- Keys of events, for ever: an event is told once, also when its row lies in another month or is kept no longer. Half a SHA-256 each:
-- a fixed, small width, whatever a shop calls its orders; see decision 9.
create table event_key_seen (
    hash uuid primary key
);

-- Without its foreign key: a partitioned log has no key over ids alone. Whoever deletes events deletes these, too.
alter table event_failure rename to event_failure_before;
create table event_failure (
    reader varchar(100) not null,
    event_id bigint not null,
    attempts integer not null,
    set_aside boolean not null,
    next_attempt_at timestamp(6) with time zone not null,
    error varchar(500) not null,
    primary key (reader, event_id)
);
insert into event_failure select reader, event_id, attempts, set_aside, next_attempt_at, error from event_failure_before;
drop table event_failure_before;
