package io.postrider.delivery.doors;

import io.postrider.contacts.ContactEvents.ContactErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets what came back from her or speaks of her. */
@Component
class ReturnErasure {

    private final ReturnedMailTable table;

    ReturnErasure(ReturnedMailTable table) {
        this.table = table;
    }

    @EventListener
    void on(ContactErased erased) {
        table.erase(erased.contact(), erased.email());
    }
}
