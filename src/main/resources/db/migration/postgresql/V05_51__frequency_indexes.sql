-- Two small indexes instead of one large one, which the planner passed over when a contact's history is long.
drop index outbox_frequency;
-- What was sent to somebody since when.
create index outbox_sent on outbox (contact_id, sent_at) where state = 'SENT';
-- What is on its way to her: few rows, however much she ever got.
create index outbox_open on outbox (contact_id) where state in ('CLAIMED', 'UNKNOWN', 'PENDING', 'HELD', 'DEFERRED');
