-- When somebody looked it up (business time); null: never, so it is looked up anew.
alter table mail_domain add column looked_at timestamp(6) with time zone;
