package io.postrider.contacts;

import io.postrider.contacts.Suppression.Wanted;
import io.postrider.time.Timestamps;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses that are never mailed again; they outlive their contacts. */
@Component
class SuppressionTable {

    private static final RowMapper<Suppression> ROW = (row, number) -> new Suppression(
            row.getLong("id"),
            row.getString("email_key"),
            SuppressionKind.valueOf(row.getString("kind")),
            row.getString("reason"),
            Timestamps.read(row, "suppressed_at"));

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SuppressionTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<Suppression> find(String key) {
        return jdbc.sql("select * from suppression where email_key = ?")
                .param(key)
                .query(ROW)
                .optional();
    }

    /** Locked until the end of the transaction. */
    Optional<Suppression> lock(long id) {
        return jdbc.sql("select * from suppression where id = ? for update")
                .param(id)
                .query(ROW)
                .optional();
    }

    List<Suppression> after(long id, int limit) {
        return jdbc.sql("select * from suppression where id > ? order by id fetch first ? rows only")
                .params(id, limit)
                .query(ROW)
                .list();
    }

    List<Suppression> newest(int limit) {
        return jdbc.sql("select * from suppression order by id desc fetch first ? rows only")
                .param(limit)
                .query(ROW)
                .list();
    }

    Map<SuppressionKind, Long> counts() {
        Map<SuppressionKind, Long> counts = new EnumMap<>(SuppressionKind.class);
        jdbc.sql("select kind, count(*) as addresses from suppression group by kind")
                .query(row -> {
                    counts.put(SuppressionKind.valueOf(row.getString("kind")), row.getLong("addresses"));
                });
        return counts;
    }

    Set<String> known(Collection<String> keys) {
        return new HashSet<>(jdbc.sql("select email_key from suppression where email_key in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
    }

    /** Those of the keys that are there, each with its reason; one query. */
    Map<String, String> reasons(Collection<String> keys) {
        Map<String, String> reasons = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("select email_key, reason from suppression where email_key in (:keys)")
                    .param("keys", keys)
                    .query(row -> {
                        reasons.put(row.getString("email_key"), row.getString("reason"));
                    });
        }
        return reasons;
    }

    void insert(List<Wanted> fresh) {
        batches.batchUpdate(
                "insert into suppression (email_key, kind, reason, suppressed_at) values (?, ?, ?, ?)",
                fresh.stream()
                        .map(it -> new Object[] {it.email(), it.kind().name(), it.reason(), Timestamps.of(it.at())})
                        .toList());
    }

    void complained(String key) {
        jdbc.sql("update suppression set kind = 'COMPLAINED' where email_key = ?")
                .param(key)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from suppression where id = ?").param(id).update();
    }

    /** Which of the addresses belong to somebody we know. */
    Map<String, ContactId> contacts(Collection<String> keys) {
        Map<String, ContactId> contacts = new HashMap<>();
        jdbc.sql("select email_key, id from contact where email_key in (:keys)")
                .param("keys", keys)
                .query(row -> {
                    contacts.put(row.getString("email_key"), new ContactId(row.getObject("id", UUID.class)));
                });
        return contacts;
    }
}
