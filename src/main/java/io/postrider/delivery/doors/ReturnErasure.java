package io.postrider.delivery.doors;

import io.postrider.contacts.ContactEvents.ContactErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets what came back from her or speaks of her. */
@Component
class ReturnErasure {

    private final ReturnedMailCleaning cleaning;

    ReturnErasure(ReturnedMailCleaning cleaning) {
        this.cleaning = cleaning;
    }

    @EventListener
    void on(ContactErased erased) {
        cleaning.erase(erased.contact(), erased.email());
    }
}
