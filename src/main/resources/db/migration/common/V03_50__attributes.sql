-- What may be known about a contact besides her address: the name, its kind, and who works it out (null: people and apps tell it).
create table attribute_definition (
    name varchar(60) primary key,
    kind varchar(10) not null,
    label varchar(100) not null,
    owner varchar(60),
    created_at timestamp(6) with time zone not null
);

-- Where she told something herself, such as a question in a mail; without a row an app or a person told it.
create table attribute_source (
    contact_id uuid not null references contact (id) on delete cascade,
    name varchar(60) not null,
    source varchar(200) not null,
    set_at timestamp(6) with time zone not null,
    primary key (contact_id, name)
);

create table contact_tag (
    contact_id uuid not null references contact (id) on delete cascade,
    tag varchar(60) not null,
    tagged_at timestamp(6) with time zone not null,
    primary key (contact_id, tag)
);
create index contact_tag_tag on contact_tag (tag, contact_id);

-- Numbers other modules work out, one row per contact and module, so that a nightly scoring never touches the contact's own row.
create table computed_attribute (
    contact_id uuid not null references contact (id) on delete cascade,
    owner varchar(60) not null,
    attributes ${json} not null,
    computed_at timestamp(6) with time zone not null,
    primary key (contact_id, owner)
);

create table company (
    id uuid primary key,
    name varchar(200) not null,
    domain varchar(255),
    external_id varchar(200),
    attributes ${json} not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint company_domain unique (domain),
    constraint company_external_id unique (external_id)
);

create table company_member (
    company_id uuid not null references company (id) on delete cascade,
    contact_id uuid not null references contact (id) on delete cascade,
    role varchar(100),
    primary key (company_id, contact_id)
);
create index company_member_contact on company_member (contact_id);
