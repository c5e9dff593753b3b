package io.postrider.delivery.feedback;

import io.postrider.contacts.ContactEvents.ContactErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets what came back from her; only that her address must not be mailed outlives her. */
@Component
class FeedbackErasure {

    private final FeedbackTable table;

    FeedbackErasure(FeedbackTable table) {
        this.table = table;
    }

    @EventListener
    void on(ContactErased erased) {
        table.erase(erased.contact());
    }
}
