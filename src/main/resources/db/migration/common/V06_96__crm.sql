-- Who is who in a CRM, and a number made of what it was last told about her.
create table crm_contact (
    connection varchar(40) not null references connection (name) on delete cascade,
    contact_id uuid not null,
    their_id varchar(60) not null,
    told varchar(64),
    primary key (connection, contact_id)
);
create unique index crm_contact_theirs on crm_contact (connection, their_id);
create index crm_contact_contact on crm_contact (contact_id);

-- Fields both sides write: a number made of the value both had last, and when it was last changed by whoever changed it (machine time).
create table crm_field (
    connection varchar(40) not null references connection (name) on delete cascade,
    contact_id uuid not null,
    field varchar(60) not null,
    hash varchar(64) not null,
    changed_at timestamp(6) with time zone not null,
    primary key (connection, contact_id, field)
);
create index crm_field_contact on crm_field (contact_id);
