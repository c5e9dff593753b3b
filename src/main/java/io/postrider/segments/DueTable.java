package io.postrider.segments;

import io.postrider.contacts.ContactId;
import io.postrider.segments.rules.RuleQuestions.Answer;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a rule's answer about a contact changes by itself; written by whoever holds the segment. */
@Component
class DueTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DueTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<UUID> next(String segment, Instant now, int limit) {
        return jdbc.sql(
                        """
                        select contact_id from segment_due where segment = :segment and due_at <= :now
                        order by due_at fetch first :limit rows only
                        """)
                .param("segment", segment)
                .param("now", Timestamps.of(now))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    Map<UUID, Instant> among(String segment, Collection<UUID> contacts) {
        Map<UUID, Instant> moments = new HashMap<>();
        jdbc.sql("select contact_id, due_at from segment_due where segment = :segment and contact_id in (:contacts)")
                .param("segment", segment)
                .param("contacts", contacts)
                .query(row -> {
                    moments.put(row.getObject("contact_id", UUID.class), Timestamps.read(row, "due_at"));
                });
        return moments;
    }

    /** Writes only what is another than it was. @param stored the moments of all who were asked about */
    void correct(String segment, Map<UUID, Instant> stored, List<Answer> answers) {
        Map<UUID, Instant> wrong = new HashMap<>(stored);
        Map<UUID, Instant> missing = new HashMap<>();
        for (Answer it : answers) {
            if (it.changesAt() != null && !wrong.remove(it.contact(), it.changesAt())) {
                missing.put(it.contact(), it.changesAt());
            }
        }
        Set<UUID> changed = new HashSet<>(wrong.keySet());
        changed.addAll(missing.keySet());
        if (!changed.isEmpty()) {
            replace(segment, changed, missing);
        }
    }

    private void replace(String segment, Collection<UUID> contacts, Map<UUID, Instant> moments) {
        jdbc.sql("delete from segment_due where segment = :segment and contact_id in (:contacts)")
                .param("segment", segment)
                .param("contacts", contacts)
                .update();
        batches.batchUpdate(
                "insert into segment_due (segment, contact_id, due_at) values (?, ?, ?)",
                moments.entrySet(),
                1_000,
                (statement, moment) -> {
                    statement.setString(1, segment);
                    statement.setObject(2, moment.getKey());
                    statement.setObject(3, Timestamps.of(moment.getValue()));
                });
    }

    void forget(ContactId contact) {
        jdbc.sql("delete from segment_due where contact_id = ?")
                .param(contact.value())
                .update();
    }
}
