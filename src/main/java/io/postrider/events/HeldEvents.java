package io.postrider.events;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes events together with all that stands elsewhere about them: their keys, and who could not digest them. */
class HeldEvents {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    HeldEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Held(long id, String key) {}

    /** Everything about a contact, in the caller's transaction. */
    void delete(UUID contact) {
        List<Held> held = jdbc.sql("select id, event_key from event_log where contact_id = ?")
                .param(contact)
                .query((row, number) -> new Held(row.getLong(1), row.getString(2)))
                .list();
        for (int from = 0; from < held.size(); from += AT_ONCE) {
            delete(contact, held.subList(from, Math.min(held.size(), from + AT_ONCE)));
        }
    }

    /** What was found and no more: a row committed since has a key of its own to be deleted with it. */
    private void delete(UUID contact, List<Held> held) {
        List<Long> ids = new ArrayList<>();
        List<UUID> hashes = new ArrayList<>();
        held.forEach(each -> {
            ids.add(each.id());
            hashes.add(EventKeys.hash(each.key()));
        });
        jdbc.sql("delete from event_log where contact_id = :contact and id in (:ids)")
                .param("contact", contact)
                .param("ids", ids)
                .update();
        jdbc.sql("delete from event_key_seen where hash in (:hashes)")
                .param("hashes", hashes)
                .update();
        jdbc.sql("delete from event_failure where event_id in (:ids)")
                .param("ids", ids)
                .update();
    }
}
