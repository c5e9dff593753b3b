package io.postrider.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The event log and its readers.
 *
 * @param attempts how often a reader is given an event it cannot digest before the event is set aside
 * @param retryPause machine time between two of these attempts; the reader waits, so that the order is kept
 * @param maxProperties how many properties one event may have
 * @param maxPropertyText the longest text value of a property, in characters
 * @param maxPropertyDepth how deep lists and objects in a property may be nested
 * @param maxPropertiesSize the size of all properties of one event together, about as JSON in characters
 * @param ahead how far in the future an event may lie: the clocks of two servers differ
 * @param unknownContact what becomes of an event about an address nobody has: refuse it, or create the contact (without any
 *     consent)
 */
@ConfigurationProperties("postrider.events")
public record EventSettings(
        @DefaultValue("3") int attempts,
        @DefaultValue("500ms") Duration retryPause,
        @DefaultValue("100") int maxProperties,
        @DefaultValue("4000") int maxPropertyText,
        @DefaultValue("6") int maxPropertyDepth,
        @DefaultValue("32000") int maxPropertiesSize,
        @DefaultValue("5m") Duration ahead,
        @DefaultValue("refuse") UnknownContact unknownContact) {

    /** What becomes of an event about somebody nobody has told us of. */
    public enum UnknownContact {
        REFUSE,
        CREATE
    }
}
