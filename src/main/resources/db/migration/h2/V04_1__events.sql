create index event_log_occurred on event_log (occurred_at);
