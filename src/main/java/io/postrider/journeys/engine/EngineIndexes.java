package io.postrider.journeys.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Indexes the engine's own tables lack; created after the engine made its tables, each time it starts, if missing. */
@Component
class EngineIndexes {

    /** Without it finding what is due reads all who wait: half a second at a million. H2 knows no partial index. */
    private static final String DUE = "create index if not exists postrider_job_due on act_ru_job (duedate_)";

    private static final String DUE_ON_POSTGRESQL = DUE + " where retries_ > 0 and suspension_state_ = 1";

    private static final List<String> BOTH = List.of(
            // Ending a wait for an event looks for jobs by configuration: otherwise a scan.
            "create index if not exists postrider_job_handler_cfg on act_ru_job (handler_cfg_)",
            // Correlating an event finds the contact's instances first.
            "create index if not exists postrider_subscription_instance on act_ru_event_subscr (proc_inst_id_)");

    private final DataSource database;
    private final JdbcClient jdbc;

    EngineIndexes(DataSource database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    void create() {
        jdbc.sql(postgresql() ? DUE_ON_POSTGRESQL : DUE).update();
        BOTH.forEach(index -> jdbc.sql(index).update());
    }

    private boolean postgresql() {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}
