-- What contacts did and what was done for them: append-only. Readers follow (tx_id, id); see CommitHorizon for why not the id alone.
create sequence event_log_id;

create table event_log (
    id bigint primary key,
    tx_id bigint not null,
    event_key varchar(220) not null,
    name varchar(100) not null,
    contact_id uuid not null,
    occurred_at timestamp(6) with time zone not null,
    properties ${json} not null,
    journey varchar(100),
    journey_version integer not null,
    step varchar(200),
    enrolment varchar(64),
    reason varchar(1000),
    constraint event_log_key unique (event_key)
);
create index event_log_order on event_log (tx_id, id);
create index event_log_timeline on event_log (contact_id, occurred_at, id);

-- How far each reader has come.
create table event_cursor (
    reader varchar(100) primary key,
    tx_id bigint not null,
    event_id bigint not null
);

-- Events a reader could not digest: first tried again after a pause (machine time), then set aside so that the others go on.
create table event_failure (
    reader varchar(100) not null,
    event_id bigint not null references event_log (id) on delete cascade,
    attempts integer not null,
    set_aside boolean not null,
    next_attempt_at timestamp(6) with time zone not null,
    error varchar(500) not null,
    primary key (reader, event_id)
);
