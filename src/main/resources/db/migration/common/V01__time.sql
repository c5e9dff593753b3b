-- Business time that has run ahead of machine time is kept, so that a restart never goes back.
create table business_time (
    id smallint primary key check (id = 1),
    reserved_until timestamp(6) with time zone not null,
    ahead_millis bigint not null
);
