package io.postrider.delivery;

import io.postrider.contacts.ContactEvents;
import io.postrider.delivery.catcher.CaughtMails;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets a contact: her mails in the outbox, the caught ones, and caught tests that show her to others. */
@Component
class ErasureListener {

    private final OutboxTable outbox;
    private final CaughtMails caught;

    ErasureListener(OutboxTable outbox, CaughtMails caught) {
        this.outbox = outbox;
        this.caught = caught;
    }

    @EventListener
    void on(ContactEvents.ContactErased erased) {
        // Also what went to an address she had before.
        outbox.messageIds(erased.contact()).forEach(caught::eraseByMessageId);
        outbox.erase(erased.contact());
        caught.erase(erased.email());
        caught.eraseByMessageId(TestMailer.messageIdsShowing(erased.contact()));
    }
}
