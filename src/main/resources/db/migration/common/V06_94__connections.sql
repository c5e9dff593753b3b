-- Shops, CRMs and other tools that are asked, and told, on their own terms.
create table connection (
    name varchar(40) primary key,
    kind varchar(40) not null,
    -- What everybody may see: addresses and choices.
    settings varchar(8000) not null,
    -- Keys and tokens, sealed.
    secrets varchar(8000) not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null
);

-- What is done with a connection, page by page; the place is where the next page begins. All times are machine time.
create table connection_task (
    connection varchar(40) not null references connection (name) on delete cascade,
    task varchar(40) not null,
    state varchar(10) not null check (state in ('WAITING', 'DONE', 'STUCK')),
    place varchar(4000),
    -- Where the last finished run ended; the next begins after it.
    mark varchar(4000),
    next_at timestamp(6) with time zone not null,
    lease_until timestamp(6) with time zone,
    fence bigint not null,
    attempts integer not null,
    done bigint not null,
    refused bigint not null,
    error varchar(500),
    finished_at timestamp(6) with time zone,
    primary key (connection, task)
);
create index connection_task_due on connection_task (state, next_at);
