package io.postrider.delivery.webhooks;

import io.postrider.contacts.ContactEvents;
import io.postrider.time.MachineTime;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets reports: all about a contact who is erased, and all that are old. */
@Component
class WebhookCleaning {

    private final WebhookTable table;
    private final WebhookSettings settings;
    private final MachineTime time;

    WebhookCleaning(WebhookTable table, WebhookSettings settings, MachineTime time) {
        this.table = table;
        this.settings = settings;
        this.time = time;
    }

    @EventListener
    void on(ContactEvents.ContactErased erased) {
        table.erase(erased.contact());
    }

    /** A word that may be said once is kept twice as long as it could be said again: clocks differ to both sides. */
    @Scheduled(fixedDelay = 600_000)
    void forgetOld() {
        Instant now = time.now();
        table.forgetOld(now.minus(settings.keep()), now.minus(settings.maxAge().multipliedBy(3)));
    }
}
