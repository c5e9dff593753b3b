package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.PersonalData;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails that were planned for a contact and what became of them, for her own copy. */
@Configuration(proxyBeanMethods = false)
class MailCopy {

    /** One mail. @param variables what the step passed on, as JSON */
    record Mail(
            long id,
            String purpose,
            String template,
            String variant,
            String variables,
            String journey,
            String state,
            String reason,
            Instant queuedAt,
            Instant sentAt) {}

    @Bean
    @Order(50)
    PersonalData mailsOfHers(JdbcClient jdbc) {
        return new PersonalData("mails", contact -> mails(jdbc, contact));
    }

    private static List<Mail> mails(JdbcClient jdbc, ContactId contact) {
        return jdbc.sql("select * from outbox where contact_id = ? order by id")
                .param(contact.value())
                .query((row, number) -> new Mail(
                        row.getLong("id"),
                        row.getString("purpose"),
                        row.getString("template"),
                        row.getString("variant"),
                        row.getString("variables"),
                        row.getString("journey"),
                        row.getString("state"),
                        row.getString("reason"),
                        Timestamps.read(row, "queued_at"),
                        Timestamps.read(row, "sent_at")))
                .list();
    }
}
