package io.postrider.integrations.hooks;

import io.postrider.commerce.ProductUpdate;
import io.postrider.contacts.ContactId;
import java.time.Instant;
import java.util.Optional;

/** Where what was understood goes. */
interface Facts {

    /**
     * Whom it is about; she is made known when her address is told.
     *
     * @return empty when it does not say and we do not know
     */
    Optional<ContactId> contact(String source, Fact.Who who);

    /** What she said last counts: an older yes never undoes a no. @param late whether it is only caught up on and starts nothing */
    void consent(ContactId contact, Fact.Wish wish, boolean late);

    /** @param heard machine time, for when it does not say when it happened @param late as of a consent */
    void event(ContactId contact, Fact.Deed deed, Instant heard, boolean late);

    void product(ProductUpdate product);
}
