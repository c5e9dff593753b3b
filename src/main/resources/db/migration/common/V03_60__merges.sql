-- What a merged contact was known by: her old address, id and external id lead to the one that was kept.
create table contact_alias (
    gone uuid primary key,
    contact_id uuid not null references contact (id) on delete cascade,
    email_key varchar(320) not null,
    external_id varchar(200),
    merged_at timestamp(6) with time zone not null,
    merged_by varchar(200) not null,
    constraint contact_alias_email unique (email_key),
    constraint contact_alias_external_id unique (external_id)
);
create index contact_alias_contact on contact_alias (contact_id);
