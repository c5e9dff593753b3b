package io.postrider.segments;

import io.postrider.contacts.ContactEvents.AttributesComputed;
import io.postrider.contacts.ContactEvents.ContactCreated;
import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsImported;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What other modules tell in the transaction that makes it true: whom to forget, and whom to look at again. */
@Component
class SegmentListeners {

    private final SegmentStore store;

    SegmentListeners(SegmentStore store) {
        this.store = store;
    }

    /** A rule may be about what somebody has not done. */
    @EventListener
    void on(ContactCreated created) {
        store.touched().addToAll(created.contact(), Cause.NEWS);
    }

    /** A module worked something out about them. */
    @EventListener
    void on(AttributesComputed computed) {
        store.touched().touchedBy(Touch.computed(computed.owner())).forEach(segment -> store.touched()
                .add(segment, computed.contacts(), Cause.NEWS));
    }

    /** Nothing was told of each of them. */
    @EventListener
    void on(ContactsImported imported) {
        store.fills().addToAll(Cause.HISTORY);
    }

    @EventListener
    void on(ContactErased erased) {
        store.forget(erased.contact());
    }

    /** What she is now a part of follows from everything that is known of both. */
    @EventListener
    void on(ContactsMerged merged) {
        store.forget(merged.gone());
        store.touched().addToAll(merged.kept(), Cause.HISTORY);
    }
}
