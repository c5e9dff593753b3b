-- What was sent to somebody since when, and what is on its way to her, without reading all she ever got.
create index outbox_frequency on outbox (contact_id, state, sent_at);
