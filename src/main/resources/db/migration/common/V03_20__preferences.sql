-- How a contact wants her mail. No row: as many as come, not paused, profiled.
create table contact_preference (
    contact_id uuid primary key references contact (id) on delete cascade,
    frequency varchar(10) not null check (frequency in ('ANY', 'WEEKLY', 'MONTHLY')),
    -- Business time; null when she has not asked for a pause.
    paused_until timestamp(6) with time zone,
    profiling boolean not null,
    changed_at timestamp(6) with time zone not null
);
