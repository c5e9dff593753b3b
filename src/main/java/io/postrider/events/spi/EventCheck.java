package io.postrider.events.spi;

import java.util.Map;
import java.util.Optional;

/**
 * Knows what an event of some name must look like, such as that an order has a total that is not negative.
 *
 * <p>Every bean of this kind is asked about every event that comes by the API, after the event itself was found to be well formed; the
 * first fault refuses this event and no other. What Postrider logs itself is not asked about. Called on the way of every event:
 * it must be quick, must not touch the database, and may be called by many threads at once.
 */
public interface EventCheck {

    /**
     * What is wrong with the event, as a sentence for whoever sent it, naming the field; empty when nothing is, or when events of this name are
     * none of its business.
     *
     * @param name such as {@code order.placed}
     * @param properties plain JSON values: text, numbers, booleans, null, lists and maps of these
     */
    Optional<String> fault(String name, Map<String, Object> properties);
}
