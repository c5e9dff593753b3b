-- Who we may write to. email is what she typed, email_key the one spelling under which she is found.
create table contact (
    id uuid primary key,
    email varchar(320) not null,
    email_key varchar(320) not null,
    external_id varchar(200),
    time_zone varchar(64),
    locale varchar(64),
    attributes ${json} not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    constraint contact_email_key unique (email_key),
    constraint contact_external_id unique (external_id)
);

create table purpose (
    purpose varchar(60) primary key,
    name varchar(100) not null,
    description varchar(500) not null,
    transactional boolean not null,
    position integer not null
);

insert into purpose (purpose, name, description, transactional, position) values
    ('newsletter', 'Newsletter', 'News and stories, as a letter every now and then.', false, 1),
    ('offers', 'Offers', 'Discounts and limited offers.', false, 2),
    ('product-tips', 'Product tips', 'How to get the most out of what you bought.', false, 3),
    ('transactional', 'Service mail', 'Answers to an order or a request; needs no consent.', true, 4);

-- Where each consent stands now. acted_at is when she acted, as the proof says; requested_at and pending_since are when we
-- heard of it (confirmation links count from there); withdrawn_at outlives a new yes, so that an older one changes nothing.
create table consent (
    contact_id uuid not null references contact (id) on delete cascade,
    purpose varchar(60) not null references purpose (purpose),
    status varchar(10) not null check (status in ('PENDING', 'GRANTED', 'WITHDRAWN')),
    source varchar(200),
    acted_at timestamp(6) with time zone not null,
    ip varchar(64),
    wording varchar(4000),
    form varchar(200),
    form_version varchar(60),
    pending_since timestamp(6) with time zone,
    requested_at timestamp(6) with time zone,
    withdrawn_at timestamp(6) with time zone,
    primary key (contact_id, purpose)
);

-- Every change with its proof, for whoever has to show it (GDPR art. 7(1)); never updated.
create table consent_history (
    id bigint generated always as identity primary key,
    contact_id uuid not null references contact (id) on delete cascade,
    purpose varchar(60) not null references purpose (purpose),
    change varchar(10) not null check (change in ('PENDING', 'GRANTED', 'WITHDRAWN', 'DROPPED')),
    source varchar(200),
    acted_at timestamp(6) with time zone not null,
    ip varchar(64),
    wording varchar(4000),
    form varchar(200),
    form_version varchar(60),
    recorded_at timestamp(6) with time zone not null
);
create index consent_history_contact on consent_history (contact_id, purpose, id);

-- Addresses that are never mailed again; they outlive the contact, or the next import would mail her.
create table suppression (
    email_key varchar(320) primary key,
    reason varchar(500) not null,
    suppressed_at timestamp(6) with time zone not null
);
