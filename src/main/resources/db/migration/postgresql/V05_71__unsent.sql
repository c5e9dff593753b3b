-- Mails that ended otherwise than they should are few, and looked for among millions that were sent.
create index outbox_unsent on outbox (state, id) where state in ('FAILED', 'DROPPED', 'CANCELLED', 'EXPIRED');
