create index outbox_due on outbox (state, lane, not_before, id);
create index outbox_node on outbox (node);
