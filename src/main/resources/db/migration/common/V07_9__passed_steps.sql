-- Up to when the engine's history has been counted into journey_step_count, in the engine's own time (machine time, no zone).
create table journey_passed (
    id smallint primary key check (id = 1),
    counted_until timestamp(6) not null
);
insert into journey_passed (id, counted_until) values (1, timestamp '1970-01-01 00:00:00');
