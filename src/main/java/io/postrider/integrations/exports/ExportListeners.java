package io.postrider.integrations.exports;

import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets what was told of who is gone, but not that something was: the store has still to hear of it. */
@Component
class ExportListeners {

    private final ToldTable told;

    ExportListeners(ToldTable told) {
        this.told = told;
    }

    @EventListener
    void on(ContactErased erased) {
        told.empty(erased.contact());
    }

    @EventListener
    void on(ContactsMerged merged) {
        told.empty(merged.gone());
    }
}
