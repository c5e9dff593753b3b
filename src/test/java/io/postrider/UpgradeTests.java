package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.TestDatabase;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of an older Postrider gets what is new, although every module counts its migrations by itself. */
class UpgradeTests {

    @Nested
    @OnH2
    class H2 extends Contract {
        @Override
        DriverManagerDataSource emptyDatabase() {
            String file = TestDatabase.directory().resolve("older").toString();
            return new DriverManagerDataSource(DatabaseConnection.complete("jdbc:h2:file:" + file), "postrider", "");
        }
    }

    @Nested
    @OnPostgres
    class Postgres extends Contract {
        @Override
        DriverManagerDataSource emptyDatabase() {
            return new DriverManagerDataSource(DatabaseConnection.complete(TestDatabase.postgresUrl()), "postgres", "");
        }
    }

    abstract static class Contract {

        @Autowired
        Flyway ofTheServer;

        abstract DriverManagerDataSource emptyDatabase();

        @Test
        void takesAMigrationOfOneModuleAfterLaterOnesOfOthers() {
            DriverManagerDataSource database = emptyDatabase();
            Flyway flyway = Flyway.configure()
                    .configuration(ofTheServer.getConfiguration())
                    .dataSource(database)
                    .load();
            flyway.migrate();
            JdbcClient jdbc = JdbcClient.create(database);
            jdbc.sql("drop table journey_passed").update();
            jdbc.sql("delete from \"flyway_schema_history\" where \"version\" = '07.9'")
                    .update();

            assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from journey_passed")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(Arrays.stream(flyway.info().pending()).map(MigrationInfo::getVersion))
                    .isEmpty();
        }
    }
}
