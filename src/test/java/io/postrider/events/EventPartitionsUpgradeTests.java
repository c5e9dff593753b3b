package io.postrider.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.TestDatabase;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A log of an older Postrider is taken over whole: its events, their keys, and who could not digest them. */
class EventPartitionsUpgradeTests {

    @Nested
    @OnH2
    class H2 extends Contract {
        @Override
        DriverManagerDataSource emptyDatabase() {
            String file = TestDatabase.directory().resolve("older-log").toString();
            return new DriverManagerDataSource("jdbc:h2:file:" + file, "postrider", "");
        }
    }

    @Nested
    @OnPostgres
    class Postgres extends Contract {
        @Override
        DriverManagerDataSource emptyDatabase() {
            return new DriverManagerDataSource(TestDatabase.postgresUrl(), "postgres", "");
        }
    }

    abstract static class Contract {

        @Autowired
        Flyway ofTheServer;

        abstract DriverManagerDataSource emptyDatabase();

        @Test
        void bringsItsEventsIntoTheirMonthsAndRemembersTheirKeys() {
            DriverManagerDataSource database = emptyDatabase();
            flyway(database, "04.10").migrate();
            JdbcClient jdbc = JdbcClient.create(database);
            insert(jdbc, 1, "order:bücher:1", "timestamp with time zone '2009-01-01 00:00:00+00'");
            insert(jdbc, 2, "order:shop:2", "current_timestamp");
            jdbc.sql("insert into event_failure values ('r', 2, 1, false, current_timestamp, 'x')")
                    .update();

            flyway(database, "04.22").migrate();

            assertThat(jdbc.sql("select hash from event_key_seen")
                            .query(UUID.class)
                            .list())
                    .containsExactlyInAnyOrder(EventKeys.hash("order:bücher:1"), EventKeys.hash("order:shop:2"));
            assertThat(jdbc.sql("select event_key from event_log order by occurred_at")
                            .query(String.class)
                            .list())
                    .containsExactly("order:bücher:1", "order:shop:2");
            assertThat(jdbc.sql("select event_id from event_failure")
                            .query(Long.class)
                            .list())
                    .containsExactly(2L);
        }

        private Flyway flyway(DriverManagerDataSource database, String target) {
            return Flyway.configure()
                    .configuration(ofTheServer.getConfiguration())
                    .dataSource(database)
                    .target(target)
                    .load();
        }

        private static void insert(JdbcClient jdbc, long id, String key, String at) {
            jdbc.sql(
                            "insert into event_log (id, tx_id, event_key, name, contact_id, occurred_at, properties, journey_version)"
                                    + " values (?, 0, ?, 'order.placed', ?, " + at + ", '{}', 0)")
                    .params(id, key, UUID.randomUUID())
                    .update();
        }
    }
}
