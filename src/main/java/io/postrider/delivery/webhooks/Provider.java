package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One mail provider: how its reports are proven, and what its words mean. */
interface Provider {

    /** What is done with an event of some type. */
    enum Interest {
        /** Kept and digested. */
        WANTED,
        /** Known and of no use here, such as opens and clicks, which are tracked by ourselves. */
        IGNORED,
        /** A type nobody told us of. */
        UNKNOWN
    }

    /**
     * One event of a report.
     *
     * @param id the provider's own, the same when it is reported again
     * @param traces where our token may stand: Message-ID, tags, return address
     */
    record Notice(String id, List<String> traces, JsonNode event) {}

    /**
     * A report that was proven genuine.
     *
     * @param nonce a word that may be said only once, or null when what was signed holds all that is said
     */
    record Report(String nonce, List<Notice> notices) {}

    /** As it stands in its address, such as {@code ses}. */
    String name();

    /** Whether a secret is configured. */
    boolean on();

    /** @throws CallRefused when it is not proven genuine or cannot be read */
    Report open(Call call);

    Interest interest(JsonNode event);

    /**
     * What the event means; pure, and the same for ever.
     *
     * @return nothing when it means nothing to us, such as a complaint that was taken back
     * @throws Undigestible when it is not as the provider's documents say
     */
    Optional<Reading> read(JsonNode event);
}
