package io.postrider.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything this module tells the others, published inside the transaction that makes it true. */
public final class ContactEvents {

    private ContactEvents() {}

    /** Somebody is new here. */
    public record ContactCreated(ContactId contact, Instant at) {}

    /** She asked for mail of a purpose and has to confirm it. Logged as {@code consent.requested}. */
    public record ConsentRequested(ContactId contact, String purpose, Proof proof) {}

    /** She may be mailed for this purpose from now on. Logged as {@code contact.subscribed}. */
    public record ConsentGranted(ContactId contact, String purpose, Proof proof) {}

    /** She may no longer be mailed for this purpose. Logged as {@code contact.unsubscribed}. */
    public record ConsentWithdrawn(ContactId contact, String purpose, Proof proof) {}

    /**
     * She wants her mail in another way. Logged as {@code contact.preferencesChanged}.
     *
     * @param changes what is new: {@code frequency}, {@code pausedUntil} (null: no longer paused), {@code profiling}
     */
    public record PreferencesChanged(ContactId contact, Map<String, Object> changes, String source) {}

    /** Their addresses are never mailed again. Logged as {@code contact.suppressed}. */
    public record ContactsSuppressed(List<One> contacts) {

        /** One of them. */
        public record One(ContactId contact, SuppressionKind kind, String reason) {}
    }

    /**
     * Two contacts turned out to be one person: every module moves what it holds about the one that goes to the one that is
     * kept, in this transaction. Logged as {@code contact.merged}.
     *
     * @param by who said so
     */
    public record ContactsMerged(ContactId kept, ContactId gone, String by) {}

    /** She is to be forgotten: every module deletes what it holds about her, in this transaction. */
    public record ContactErased(ContactId contact, String email) {}
}
