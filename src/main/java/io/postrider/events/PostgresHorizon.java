package io.postrider.events;

/** Rows of transactions that ended before every transaction still open began to write. */
class PostgresHorizon implements CommitHorizon {

    @Override
    public String condition() {
        return "e.tx_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint and :horizon = 0";
    }

    @Override
    public long now() {
        return 0;
    }
}
