drop index outbox_due;
create index outbox_due on outbox (provider, state, lane, not_before, id);
