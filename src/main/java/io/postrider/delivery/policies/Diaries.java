package io.postrider.delivery.policies;

import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Purpose;
import io.postrider.delivery.policies.Diary.Entry;
import io.postrider.delivery.policies.Diary.Stage;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the outbox what many contacts were sent lately and what is on its way to them. */
@Component
class Diaries {

    private final JdbcClient jdbc;
    private final Consents consents;

    Diaries(JdbcClient jdbc, Consents consents) {
        this.jdbc = jdbc;
        this.consents = consents;
    }

    /** In one query; whoever got nothing has no diary. */
    Map<ContactId, Diary> of(Collection<ContactId> contacts, Instant since) {
        List<String> counting = consents.purposes().stream()
                .filter(purpose -> !purpose.transactional())
                .map(Purpose::key)
                .toList();
        if (counting.isEmpty()) {
            return Map.of();
        }
        Map<ContactId, List<Entry>> found = new HashMap<>();
        // Two halves, so that each finds its rows by the index; what may have been sent counts as sent when it was due.
        jdbc.sql(
                        """
                        select contact_id, id, purpose, lane, state, sent_at as at, node, lease_until from outbox
                        where contact_id in (:contacts) and state = 'SENT' and sent_at > :since
                          and not answers_own_act and purpose in (:counting)
                        union all
                        select contact_id, id, purpose, lane, state, not_before as at, node, lease_until from outbox
                        where contact_id in (:contacts) and state in ('CLAIMED', 'UNKNOWN', 'PENDING', 'HELD', 'DEFERRED')
                          and not answers_own_act and purpose in (:counting)
                        """)
                .param("contacts", contacts.stream().map(ContactId::value).toList())
                .param("since", Timestamps.of(since))
                .param("counting", counting)
                .query(row -> {
                    found.computeIfAbsent(
                                    new ContactId(row.getObject("contact_id", UUID.class)), id -> new ArrayList<>())
                            .add(read(row));
                });
        Map<ContactId, Diary> diaries = new HashMap<>();
        found.forEach((contact, entries) -> diaries.put(contact, new Diary(entries)));
        return diaries;
    }

    private static Entry read(ResultSet row) throws SQLException {
        Stage stage =
                switch (row.getString("state")) {
                    case "SENT", "UNKNOWN" -> Stage.SENT;
                    case "CLAIMED" -> Stage.LEAVING;
                    default -> Stage.WAITING;
                };
        // A claim gives all its mails one lease.
        String claimedWith =
                stage == Stage.LEAVING ? row.getString("node") + " " + Timestamps.read(row, "lease_until") : null;
        return new Entry(
                row.getLong("id"),
                row.getString("purpose"),
                row.getInt("lane"),
                stage,
                Timestamps.read(row, "at"),
                claimedWith);
    }
}
