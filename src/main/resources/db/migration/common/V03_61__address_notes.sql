-- What is doubtful about each contact's address; written in the background, for the address of that moment.
create table address_note (
    contact_id uuid primary key references contact (id) on delete cascade,
    email_key varchar(320) not null,
    loose_key varchar(320) not null,
    hints varchar(100) not null,
    noted_at timestamp(6) with time zone not null
);
create index address_note_loose on address_note (loose_key, contact_id);

-- Two contacts for which an app told the same external id; one of them has it.
create table external_id_conflict (
    holder uuid not null references contact (id) on delete cascade,
    contact_id uuid not null references contact (id) on delete cascade,
    external_id varchar(200) not null,
    seen_at timestamp(6) with time zone not null,
    primary key (holder, contact_id)
);
create index external_id_conflict_contact on external_id_conflict (contact_id);
