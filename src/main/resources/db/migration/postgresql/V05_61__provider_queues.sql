-- The claim reads one provider's lane in the order in which it leaves, and jumps from provider to provider to see where mail is due.
drop index outbox_due;
create index outbox_due on outbox (provider, lane, not_before, id) where state in ('PENDING', 'DEFERRED', 'HELD');
