-- How many events of each name happened on each day (reporting time zone); nothing about anybody, so it outlives the log itself.
create table event_daily (
    on_day date not null,
    name varchar(100) not null,
    events bigint not null,
    -- Without the opens and clicks of programs.
    by_people bigint not null,
    primary key (on_day, name)
);
create index event_daily_name on event_daily (name, on_day);

-- What properties the events of a name have: paths and kinds of values, never a value. The empty path is the event itself.
create table event_schema (
    name varchar(100) not null,
    path varchar(200) not null,
    kinds varchar(60) not null,
    first_seen timestamp(6) with time zone not null,
    last_seen timestamp(6) with time zone not null,
    primary key (name, path)
);
