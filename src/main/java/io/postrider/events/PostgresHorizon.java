package io.postrider.events;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of transactions that ended before every transaction still open began to write. */
class PostgresHorizon implements CommitHorizon {

    private final JdbcClient jdbc;

    PostgresHorizon(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String condition() {
        return "e.tx_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint and :horizon = 0";
    }

    @Override
    public long now() {
        return 0;
    }

    @Override
    public long mark() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    @Override
    public String unseen() {
        return "e.tx_id >= :mark";
    }
}
