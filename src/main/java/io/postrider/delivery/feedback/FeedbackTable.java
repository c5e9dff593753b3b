package io.postrider.delivery.feedback;

import io.postrider.contacts.ContactId;
import io.postrider.time.Timestamps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been taken, so that nothing happens twice. */
@Component
class FeedbackTable {

    private final JdbcClient jdbc;

    FeedbackTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Must be called while the contact's row is held. @return false when it stands there already */
    boolean add(Feedback feedback, ContactId contact) {
        return jdbc.sql(
                                """
                                insert into feedback (feedback_key, kind, mail_id, contact_id, status, source, happened_at)
                                select cast(:key as varchar), :kind, :mail, cast(:contact as uuid), :status, :source,
                                    cast(:at as timestamp(6) with time zone)
                                where not exists (select 1 from feedback where feedback_key = :key)
                                """)
                        .param("key", feedback.key())
                        .param("kind", feedback.kind().name())
                        .param("mail", feedback.mail().value())
                        .param("contact", contact.value())
                        .param("status", feedback.status())
                        .param("source", feedback.source())
                        .param("at", Timestamps.of(feedback.at()))
                        .update()
                == 1;
    }

    void erase(ContactId contact) {
        jdbc.sql("delete from feedback where contact_id = :contact")
                .param("contact", contact.value())
                .update();
    }
}
