package io.postrider.contacts;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The purposes of this installation, in the order people should see them.
 *
 * <p>Every mail, every admission and every line of a timeline asks for them, and they hardly ever change: what was read counts
 * for a second of machine time, on each node.
 */
@Component
class PurposeTable {

    private static final String COLUMNS =
            "select purpose, name, description, transactional, double_opt_in from purpose ";

    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Known(List<Purpose> purposes, Instant until) {}

    private final JdbcClient jdbc;
    private final MachineTime machine;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    PurposeTable(JdbcClient jdbc, MachineTime machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    List<Purpose> all() {
        Known last = known;
        Instant now = machine.now();
        if (now.isBefore(last.until())) {
            return last.purposes();
        }
        List<Purpose> all = read();
        known = new Known(all, now.plus(FRESH));
        return all;
    }

    private List<Purpose> read() {
        return jdbc.sql(COLUMNS + "order by position, purpose")
                .query((row, number) -> new Purpose(
                        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)))
                .list();
    }

    Optional<Purpose> find(String key) {
        return all().stream().filter(purpose -> purpose.key().equals(key)).findFirst();
    }

    /** Its last place in the order when it is new. */
    void put(Purpose purpose) {
        int changed = jdbc.sql("update purpose set name = ?, description = ?, double_opt_in = ? where purpose = ?")
                .params(purpose.name(), purpose.description(), purpose.doubleOptIn(), purpose.key())
                .update();
        if (changed == 0) {
            jdbc.sql(
                            """
                            insert into purpose (purpose, name, description, transactional, double_opt_in, position)
                            select :key, :name, :description, false, :double, coalesce(max(position), 0) + 1 from purpose
                            """)
                    .param("key", purpose.key())
                    .param("name", purpose.name())
                    .param("description", purpose.description())
                    .param("double", purpose.doubleOptIn())
                    .update();
        }
    }

    void forget() {
        known = new Known(List.of(), Instant.MIN);
    }
}
