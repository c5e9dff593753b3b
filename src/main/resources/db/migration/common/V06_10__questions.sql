-- Questions a mail may ask. What a contact answers is kept as her attribute and in the log, not here.
create table question (
    question varchar(60) primary key,
    kind varchar(10) not null check (kind in ('CHOICE', 'RATING', 'TEXT')),
    wording varchar(300) not null,
    choices ${json} not null,
    attribute varchar(60) not null,
    thanks varchar(500) not null,
    changed_at timestamp(6) with time zone not null
);
