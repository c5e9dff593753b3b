package io.postrider.delivery;

import io.postrider.contacts.ContactEvents.ContactsMerged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two contacts were one person: her mails, and what came back of them, are one person's. */
@Component
class MergeListener {

    private static final List<String> TABLES = List.of("outbox", "feedback", "returned_mail", "webhook_event");

    private final JdbcClient jdbc;

    MergeListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ContactsMerged merged) {
        for (String table : TABLES) {
            jdbc.sql("update " + table + " set contact_id = ? where contact_id = ?")
                    .params(merged.kept().value(), merged.gone().value())
                    .update();
        }
    }
}
