-- The claim reads only what waits, in the order in which it leaves; what is done costs it nothing.
create index outbox_due on outbox (lane, not_before, id) where state in ('PENDING', 'DEFERRED', 'HELD');
create index outbox_leases on outbox (lease_until) where state = 'CLAIMED';
create index outbox_node on outbox (node) where node is not null;
create index outbox_unknown on outbox (unknown_since) where state = 'UNKNOWN';
