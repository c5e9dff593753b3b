-- What came back about a mail, each thing once for ever: its key is what the door calls it.
create table feedback (
    feedback_key varchar(300) primary key,
    kind varchar(20) not null,
    mail_id bigint not null,
    contact_id uuid not null,
    status varchar(20),
    source varchar(40) not null,
    -- Business time.
    happened_at timestamp(6) with time zone not null
);
create index feedback_contact on feedback (contact_id);
create index feedback_mail on feedback (mail_id);
