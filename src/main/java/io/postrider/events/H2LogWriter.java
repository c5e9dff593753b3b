package io.postrider.events;

import io.postrider.time.Timestamps;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two statements per event: the database is in this JVM, and a failed statement costs nothing but itself. */
class H2LogWriter implements LogWriter {

    private static final String CLAIM =
            """
            insert into event_key_seen (hash)
            select :hash from contact c
            where c.id = :contact and not exists (select 1 from event_key_seen where hash = :hash)
            """;

    private static final String INSERT =
            """
            insert into event_log (id, tx_id, event_key, name, contact_id, occurred_at, properties,
                journey, journey_version, step, enrolment, reason, history)
            select :id, 0, :key, :name, c.id, :at, :properties, :journey, :version, :step, :enrolment, :reason, :history
            from contact c
            where c.id = :contact
            """;

    private final JdbcClient jdbc;
    private final H2Horizon horizon;
    private final ErasureGate gate = new ErasureGate();

    H2LogWriter(JdbcClient jdbc, H2Horizon horizon) {
        this.jdbc = jdbc;
        this.horizon = horizon;
    }

    @Override
    public Set<String> write(List<LogRow> rows) {
        Set<UUID> contacts = rows.stream().map(LogRow::contact).collect(Collectors.toSet());
        gate.writing(() -> takeBack(contacts));
        Map<LogRow, Long> ids = new LinkedHashMap<>();
        rows.forEach(row -> ids.put(row, horizon.nextId()));
        // In the order of keys, so that two batches of the same events wait for each other and never in a circle.
        return rows.stream()
                .sorted(Comparator.comparing(LogRow::key))
                .filter(row -> isNew(row) && insert(row, ids.get(row)))
                .map(LogRow::key)
                .collect(Collectors.toSet());
    }

    @Override
    public void forget(UUID contact) {
        delete(contact);
        gate.erasing(() -> delete(contact));
    }

    private void delete(UUID contact) {
        new HeldEvents(jdbc).delete(contact);
    }

    private void takeBack(Set<UUID> contacts) {
        Set<UUID> gone = new HashSet<>(contacts);
        jdbc.sql("select id from contact where id in (:contacts)")
                .param("contacts", contacts)
                .query(UUID.class)
                .list()
                .forEach(gone::remove);
        gone.forEach(this::delete);
    }

    private boolean isNew(LogRow row) {
        try {
            return row.hash() == null
                    || jdbc.sql(CLAIM)
                                    .param("hash", row.hash())
                                    .param("contact", row.contact())
                                    .update()
                            == 1;
        } catch (DuplicateKeyException e) {
            // Another transaction logged the same event since we looked.
            return false;
        }
    }

    private boolean insert(LogRow row, long id) {
        return jdbc.sql(INSERT)
                        .param("id", id)
                        .param("key", row.key())
                        .param("name", row.name())
                        .param("contact", row.contact())
                        .param("at", Timestamps.of(row.at()))
                        .param("properties", row.properties())
                        .param("journey", row.journey())
                        .param("version", row.version())
                        .param("step", row.step())
                        .param("enrolment", row.enrolment())
                        .param("reason", row.reason())
                        .param("history", row.history())
                        .update()
                == 1;
    }
}
