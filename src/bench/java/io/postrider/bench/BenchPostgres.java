package io.postrider.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A durable PostgreSQL of the bench's own; nothing but its size is tuned. */
public final class BenchPostgres implements AutoCloseable {

    /** Whether what each statement costs is to be counted; the counting itself costs a little. */
    private static final boolean STATEMENTS = System.getenv("BENCH_STATEMENTS") != null;

    private final EmbeddedPostgres server;

    public BenchPostgres() throws java.io.IOException {
        this(Map.of());
    }

    /** @param more settings of the database */
    BenchPostgres(Map<String, String> more) throws java.io.IOException {
        var builder = EmbeddedPostgres.builder();
        if (STATEMENTS) {
            builder.setServerConfig("shared_preload_libraries", "pg_stat_statements");
        }
        more.forEach(builder::setServerConfig);
        // zonky switches fsync off for tests; a bench that promises durability must not.
        server = builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** The bare URL of a new, empty database. */
    public String database(String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    /** Begins to count. */
    static void countStatements(JdbcClient jdbc) {
        if (STATEMENTS) {
            jdbc.sql("create extension if not exists pg_stat_statements").update();
            jdbc.sql("select pg_stat_statements_reset()").query().listOfRows();
        }
    }

    /** Prints the dearest statements since then, in microseconds and calls per mail (or whatever is counted). */
    static void printStatements(JdbcClient jdbc, long per) {
        if (STATEMENTS) {
            jdbc.sql(
                            """
                            select total_exec_time * 1000 / :per as micros, calls * 1.0 / :per as calls,
                                regexp_replace(left(query, 150), '\\s+', ' ', 'g') as query
                            from pg_stat_statements order by total_exec_time desc limit 15
                            """)
                    .param("per", per)
                    .query((row, number) ->
                            "%8.1f us %6.2f calls  %s".formatted(row.getDouble(1), row.getDouble(2), row.getString(3)))
                    .list()
                    .forEach(System.out::println);
        }
    }

    @Override
    public void close() throws java.io.IOException {
        server.close();
    }
}
