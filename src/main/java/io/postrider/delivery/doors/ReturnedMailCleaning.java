package io.postrider.delivery.doors;

import io.postrider.contacts.ContactId;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What makes returned mail forgotten: time, and erasure. */
@Component
class ReturnedMailCleaning {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedMailCleaning.class);

    private final JdbcClient jdbc;
    private final ReturnSettings settings;
    private final MachineTime machine;

    ReturnedMailCleaning(JdbcClient jdbc, ReturnSettings settings, MachineTime machine) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.machine = machine;
    }

    /** What nobody looked at for so long, and the memory of what is done. */
    @Scheduled(fixedDelay = 600_000)
    void prune() {
        try {
            prune(machine.now().minus(settings.keep()));
        } catch (RuntimeException e) {
            LOG.error("Old returned mail could not be removed", e);
        }
    }

    private void prune(Instant machineBefore) {
        jdbc.sql("delete from returned_mail where machine_at < :before and state not in ('NEW', 'FORWARD')")
                .param("before", Timestamps.of(machineBefore))
                .update();
    }

    /** Everything about her, and what was kept unread and has her address in it. */
    void erase(ContactId contact, String email) {
        jdbc.sql(
                        """
                        delete from returned_mail where contact_id = :contact
                            or (source is not null and position(lower(:email) in lower(source)) > 0)
                        """)
                .param("contact", contact.value())
                .param("email", email)
                .update();
    }
}
