-- The address a mail was claimed for: a bounce or complaint speaks of that one, whatever her address is by then. Goes with the row.
alter table outbox add column sent_to varchar(320);
