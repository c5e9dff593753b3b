-- The log in monthly parts by when things happened (UTC): whoever asks about a time reads only its months, and a month that is kept no
-- longer is dropped like a file. Whatever lies in a month that has no part of its own goes to event_log_other; see decision 9.
insert into event_key_seen
select cast(encode(substring(sha256(convert_to(event_key, 'UTF8')) from 1 for 16), 'hex') as uuid) from event_log
order by 1;

alter table event_log rename to event_log_before;
alter table event_log_before drop constraint event_log_pkey;
alter table event_log_before drop constraint event_log_key;
drop index event_log_order;
drop index event_log_timeline;
drop index event_log_occurred;

create table event_log (
    id bigint not null,
    tx_id bigint not null,
    contact_id uuid not null,
    occurred_at timestamp(6) with time zone not null,
    journey_version integer not null,
    history boolean default false not null,
    event_key varchar(220) not null,
    name varchar(100) not null,
    journey varchar(100),
    step varchar(200),
    enrolment varchar(64),
    reason varchar(1000),
    properties ${json} not null
) partition by range (occurred_at);
create table event_log_other partition of event_log default;

do $$
declare
    month timestamp;
begin
    for month in
        select date_trunc('month', occurred_at at time zone 'UTC') from event_log_before
        where occurred_at > now() - interval '25 months' and occurred_at < now() + interval '4 months'
        union
        select date_trunc('month', now() at time zone 'UTC') + n * interval '1 month' from generate_series(0, 1) n
    loop
        execute format('create table %I partition of event_log for values from (%L) to (%L)',
            'event_log_' || to_char(month, 'YYYY_MM'), month || '+00', (month + interval '1 month') || '+00');
    end loop;
end $$;

insert into event_log (id, tx_id, contact_id, occurred_at, journey_version, history, event_key, name, journey, step, enrolment,
    reason, properties)
select id, tx_id, contact_id, occurred_at, journey_version, history, event_key, name, journey, step, enrolment, reason, properties
from event_log_before;
drop table event_log_before;

alter table event_log add primary key (id, occurred_at);
create index event_log_order on event_log (tx_id, id);
-- With the transaction, so that "anything new about her since?" before every mail reads the index alone.
create index event_log_timeline on event_log (contact_id, occurred_at, id) include (tx_id);
-- A hundred bytes per megabyte of log instead of an index entry per event: enough for "how many since".
create index event_log_occurred on event_log using brin (occurred_at);
