-- A hundred bytes per megabyte of log instead of an index entry per event: enough for "how many since".
create index event_log_occurred on event_log using brin (occurred_at);
