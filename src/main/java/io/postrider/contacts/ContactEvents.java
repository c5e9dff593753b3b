package io.postrider.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything this module tells the others, published inside the transaction that makes it true. */
public final class ContactEvents {

    private ContactEvents() {}

    /** Somebody is new here. Not logged: since when we know her stands with her. */
    public record ContactCreated(ContactId contact, Instant at) {}

    /**
     * Something known of her is different now. Logged as {@code contact.changed}.
     *
     * @param fields names of attributes, and {@code email}, {@code externalId}, {@code timeZone}, {@code locale}, {@code tags},
     *     {@code companies}
     */
    public record ContactChanged(ContactId contact, Set<String> fields) {}

    /** A module worked out something anew about these contacts; not logged, because it may be all of them every night. */
    public record AttributesComputed(String owner, Set<ContactId> contacts) {}

    /** An import has committed; nothing is logged per contact. Whoever derives something looks at all of them. */
    public record ContactsImported(long importId, long contacts) {}

    /** She asked for mail of a purpose and has to confirm it. Logged as {@code consent.requested}. */
    public record ConsentRequested(ContactId contact, String purpose, Proof proof) {}

    /**
     * She may be mailed for this purpose from now on. Logged as {@code contact.subscribed}.
     *
     * @param history told long after she said so: it counts, but starts no journey
     */
    public record ConsentGranted(ContactId contact, String purpose, Proof proof, boolean history) {}

    /** She may no longer be mailed for this purpose. Logged as {@code contact.unsubscribed}. @param history as of a yes */
    public record ConsentWithdrawn(ContactId contact, String purpose, Proof proof, boolean history) {}

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

    /** Her address may be mailed again, as far as suppressions go. Logged as {@code contact.unsuppressed}. */
    public record SuppressionLifted(ContactId contact) {}

    /** She never confirmed what she asked for, so it is as if she had not. Logged as {@code consent.dropped}. */
    public record ConsentDropped(ContactId contact, String purpose) {}

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
