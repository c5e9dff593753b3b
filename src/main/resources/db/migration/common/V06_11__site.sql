-- Keys that stand in the pages of the shop for everybody to read; they open nothing but the snippet's doors, from these sites.
create table write_key (
    write_key varchar(60) primary key,
    name varchar(100) not null,
    origins varchar(2000) not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null
);

-- Sign-up forms the snippet shows on the shop's pages. The version counts up with its words: proofs name it.
create table site_form (
    form varchar(60) primary key,
    purpose varchar(60) not null references purpose (purpose),
    kind varchar(10) not null check (kind in ('INLINE', 'POPUP', 'EXIT')),
    title varchar(120) not null,
    lead varchar(400) not null,
    button varchar(60) not null,
    thanks varchar(300) not null,
    asks_name boolean not null,
    delay_seconds integer not null,
    active boolean not null,
    version integer not null,
    changed_at timestamp(6) with time zone not null
);
