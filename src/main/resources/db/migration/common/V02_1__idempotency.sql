-- What was answered to a request with an Idempotency-Key, written in the transaction of what the request did.
create table idempotency_key (
    caller varchar(200) not null,
    name varchar(200) not null,
    fingerprint varchar(64) not null,
    at timestamp(6) with time zone not null,
    status integer,
    content_type varchar(200),
    location varchar(2000),
    body varchar(1000000),
    primary key (caller, name)
);
create index idempotency_key_at on idempotency_key (at);
