package io.postrider.events.web;

import io.postrider.access.Problem;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.events.EventSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What becomes of events about somebody nobody has told us of: refused, or the beginning of a contact whom nothing is mailed yet. */
@Component
class Strangers {

    private final Contacts contacts;
    private final boolean welcome;

    Strangers(Contacts contacts, EventSettings settings) {
        this.contacts = contacts;
        this.welcome = settings.unknownContact() == EventSettings.UnknownContact.CREATE;
    }

    /**
     * A contact with this address and nothing else: no consent, so no mail that needs one.
     *
     * @return empty when strangers are refused
     * @throws EventFault when the address cannot be one
     */
    Optional<ContactId> byEmail(String email) {
        if (!welcome) {
            return Optional.empty();
        }
        try {
            return Optional.of(contacts.upsert(new NewContact(email, null, null, null, null))
                    .id());
        } catch (Problem e) {
            throw new EventFault(e.getMessage());
        }
    }
}
