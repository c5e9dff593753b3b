-- Which provider keeps the mailboxes of a domain (google, microsoft ...), as far as somebody has looked it up.
create table mail_domain (
    domain varchar(255) primary key,
    provider varchar(40) not null
);

-- How far writing to a whole audience has come. Contacts are taken in the order of their ids: last_contact is only a place in
-- that order, and forgotten at the end. The fence grows with every start, so that of two runs the newer one goes on.
create table bulk_run (
    run_key varchar(363) primary key,
    fence int not null,
    last_contact uuid,
    queued bigint not null,
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone
);
