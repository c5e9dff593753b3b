-- Whose mailbox a mail goes to (google, microsoft, other ...): each is a queue of its own, so that a slow one keeps nobody else waiting.
alter table outbox add column provider varchar(40) default 'other' not null;
