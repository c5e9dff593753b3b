-- Whom an ad platform has been told, as the number it knows her by; and whom it still has to forget although she is gone here.
create table audience_member (
    connection varchar(40) not null references connection (name) on delete cascade,
    contact_id uuid not null,
    -- SHA-256 of her address as the platform wants it written, in hexadecimal digits.
    hash varchar(64) not null,
    primary key (connection, contact_id)
);
create index audience_member_contact on audience_member (contact_id);

create table audience_removal (
    connection varchar(40) not null references connection (name) on delete cascade,
    hash varchar(64) not null,
    primary key (connection, hash)
);

insert into purpose (purpose, name, description, transactional, position, double_opt_in)
    select 'ad-audiences', 'Advertising elsewhere', 'Your address, made unreadable, may be used to show you our advertisements on other platforms.', false, 5, true
    from purpose where purpose = 'newsletter';
