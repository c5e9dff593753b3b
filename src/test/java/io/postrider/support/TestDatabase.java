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
                // The session's zone differs from the JVM's on purpose: whoever stores local time gets caught.
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "Asia/Tokyo")
                        .setServerConfig("max_connections", "200")
                        .setRegisterShutdownHook(false)
                        .start();
                // Stopped after the servers that use it, not beside them.
                SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
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

    private static synchronized void stop() {
        try {
            postgres.close();
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
                        "spring.datasource.url=" + io.postrider.DatabaseUrlForTests.complete(url),
                        "spring.datasource.username=" + user,
                        "spring.datasource.password=",
                        "spring.flyway.placeholders.json=" + json)
                .applyTo(context);
    }
}
