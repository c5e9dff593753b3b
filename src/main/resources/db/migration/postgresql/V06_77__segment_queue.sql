-- A queue: as many rows go as come, so what is dead has to be swept away long before a fifth of the table is.
alter table segment_touched set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0);
