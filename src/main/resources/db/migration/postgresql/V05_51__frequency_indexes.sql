-- What was sent to somebody since when, without reading all she ever got.
create index outbox_sent on outbox (contact_id, sent_at) where state = 'SENT';
-- What is on its way to her: few rows, however long her history is.
create index outbox_open on outbox (contact_id) where state in ('CLAIMED', 'UNKNOWN', 'PENDING', 'HELD', 'DEFERRED');
