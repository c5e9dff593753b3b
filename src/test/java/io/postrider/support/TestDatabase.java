package io.postrider.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Fresh databases for tests, given to the server the way an operator gives them: by URL. */
public final class TestDatabase {

    private static EmbeddedPostgres postgres;

    private TestDatabase() {}

    /** A new, empty PostgreSQL database on the one embedded server of this JVM. */
    public static synchronized String postgresUrl() {
        try {
            if (postgres == null) {
                postgres = server();
                // Stopped after the servers that use it, not beside them.
                SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A PostgreSQL server for one living Postrider alone. Its open transactions would hold up the event feeds of every
     * database of a shared server, and so the tests that read them step by step.
     */
    public static String ownPostgresUrl() {
        try {
            EmbeddedPostgres own = server();
            SpringApplication.getShutdownHandlers().add(() -> stop(own));
            return "jdbc:postgresql://localhost:" + own.getPort() + "/postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres server() throws IOException {
        // The session's zone differs from the JVM's on purpose: whoever stores local time gets caught.
        return EmbeddedPostgres.builder()
                .setServerConfig("timezone", "Asia/Tokyo")
                .setServerConfig("max_connections", "200")
                // Its short transactions, too, would hold up the feeds for a moment.
                .setServerConfig("autovacuum", "off")
                .setRegisterShutdownHook(false)
                .start();
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory that is gone after the test run. */
    public static Path directory() {
        try {
            Path directory = Files.createTempDirectory("postrider");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An H2 file. */
    public static class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Path data = directory();
            use(context, data, "jdbc:h2:file:" + data.resolve("postrider"), "postrider");
        }
    }

    /** The embedded PostgreSQL. */
    public static class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, directory(), postgresUrl(), "postgres");
        }
    }

    private static void use(ConfigurableApplicationContext context, Path data, String url, String user) {
        String json = url.startsWith("jdbc:h2:") ? "varchar(1000000)" : "jsonb";
        TestPropertyValues.of(
                        "postrider.data-directory=" + data,
                        "postrider.exports.directory=" + data.resolve("exported"),
                        "spring.datasource.url=" + io.postrider.DatabaseUrlForTests.complete(url),
                        "spring.datasource.username=" + user,
                        "spring.datasource.password=",
                        "spring.flyway.placeholders.json=" + json)
                .and(WebhookSecrets.properties())
                .applyTo(context);
    }
}
