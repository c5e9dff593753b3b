package io.postrider.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;

/** A durable PostgreSQL of the bench's own; nothing but its size is tuned. */
final class BenchPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    BenchPostgres() throws java.io.IOException {
        // zonky switches fsync off for tests; a bench that promises durability must not.
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** The bare URL of a new, empty database. */
    String database(String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    @Override
    public void close() throws java.io.IOException {
        server.close();
    }
}
