-- What brought contacts in bulk. Nothing of what stood in it is kept here: not a name, not a sample.
create table contact_import (
    id bigint generated always as identity primary key,
    -- How the file or the door is called, and who brought it.
    name varchar(200) not null,
    brought_by varchar(200) not null,
    -- Rows that were taken or refused so far, and contacts that were made or changed.
    taken bigint not null,
    refused bigint not null,
    created bigint not null,
    changed bigint not null,
    -- Business time.
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone
);

-- Rows that were refused: where and why, without what stood there.
create table contact_import_fault (
    import_id bigint not null references contact_import (id) on delete cascade,
    id bigint generated always as identity,
    line bigint not null,
    column_name varchar(200),
    reason varchar(500) not null,
    primary key (import_id, id)
);

-- What an import changed about somebody who was here before: each value as it was and as it became.
create table contact_import_change (
    import_id bigint not null references contact_import (id) on delete cascade,
    contact_id uuid not null references contact (id) on delete cascade,
    line bigint not null,
    changes ${json} not null,
    primary key (import_id, contact_id)
);
create index contact_import_change_contact on contact_import_change (contact_id);

-- Which import made her, and by which line.
alter table contact add column import_id bigint;
alter table contact add column import_line bigint;
