package io.postrider.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One statement for any number of events. */
class PostgresLogWriter implements LogWriter {

    // The rows come as one JSON text: one parameter, one plan. "for key share" waits for an erasure under way and then
    // finds nobody, so that nothing is ever logged about somebody forgotten; it lets every other change of hers pass.
    // Keys are claimed in the order of their hashes, so that two batches of the same events wait for each other and
    // never
    // in a circle; and in a table of their own, because a unique index over months would have to contain the month.
    private static final String INSERT =
            """
            with known as materialized (
                select nextval('event_log_id') id, r.key, r.hash, r.name, r.contact, r.at, r.properties, r.journey, r.version,
                    r.step, r.enrolment, r.reason, r.history
                from json_to_recordset(:rows::json) as r (n int, key text, hash uuid, name text, contact uuid, at timestamptz,
                    properties jsonb, journey text, version int, step text, enrolment text, reason text,
                    history boolean)
                join contact c on c.id = r.contact
                order by r.n
                for key share of c),
            fresh as (
                insert into event_key_seen (hash)
                select hash from known where hash is not null order by hash
                on conflict (hash) do nothing
                returning hash)
            insert into event_log (id, tx_id, event_key, name, contact_id, occurred_at, properties,
                journey, journey_version, step, enrolment, reason, history)
            select k.id, pg_current_xact_id()::text::bigint, k.key, k.name, k.contact, k.at, k.properties,
                k.journey, k.version, k.step, k.enrolment, k.reason, k.history
            from known k
            where k.hash is null or k.hash in (select hash from fresh)
            order by k.id
            returning event_key
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper mapper;

    PostgresLogWriter(JdbcClient jdbc, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    @Override
    public Set<String> write(List<LogRow> rows) {
        return new HashSet<>(
                jdbc.sql(INSERT).param("rows", json(rows)).query(String.class).list());
    }

    /** Her row is locked: whoever is writing about her has committed, and whoever wants to waits and finds nobody. */
    @Override
    public void forget(UUID contact) {
        new HeldEvents(jdbc).delete(contact);
    }

    private String json(List<LogRow> rows) {
        StringBuilder json = new StringBuilder("[");
        for (int n = 0; n < rows.size(); n++) {
            json.append(n == 0 ? "" : ",").append(json(n, rows.get(n)));
        }
        return json.append("]").toString();
    }

    private String json(int n, LogRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("n", n);
        fields.put("key", row.key());
        fields.put("hash", row.hash());
        fields.put("name", row.name());
        fields.put("contact", row.contact());
        fields.put("at", row.at().toString());
        fields.put("journey", row.journey());
        fields.put("version", row.version());
        fields.put("step", row.step());
        fields.put("enrolment", row.enrolment());
        fields.put("reason", row.reason());
        fields.put("history", row.history());
        try {
            String text = mapper.writeValueAsString(fields);
            // The properties are JSON already.
            return text.substring(0, text.length() - 1) + ",\"properties\":" + row.properties() + "}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written", e);
        }
    }
}
