package io.postrider.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * How one claim ended.
 *
 * @param reason the sentence for people
 * @param at business time
 * @param notBefore business time of the next try; null leaves the old one
 * @param event name of the event for the contact's log, or null
 * @param details properties of that event beside the usual ones
 * @param handover what is known from the mail server, {@link Handover#NONE} when it was not asked
 */
record Result(
        Claim claim,
        MailState state,
        String reason,
        Instant at,
        Instant notBefore,
        String event,
        Map<String, Object> details,
        Handover handover) {

    /**
     * @param tried whether a server turned it away, so that the time of giving up comes nearer
     * @param via which server
     * @param suppress true when there is no such mailbox
     */
    record Handover(
            boolean tried, String via, String messageId, String templateVersion, String reply, boolean suppress) {

        static final Handover NONE = new Handover(false, null, null, null, null, false);
    }

    static Result refused(Claim claim, MailState state, String reason, Instant at) {
        return new Result(claim, state, reason, at, null, "email.skipped", Map.of(), Handover.NONE);
    }

    /** The same, told as a bounce of this kind. @param kind {@code hard} or {@code soft} */
    Result bounced(String kind) {
        Map<String, Object> told = new java.util.LinkedHashMap<>(details);
        told.put("kind", kind);
        return new Result(claim, state, reason, at, notBefore, event, told, handover);
    }

    /** The same, and nobody writes to this address again. */
    Result suppressing() {
        Handover known = new Handover(
                handover.tried(),
                handover.via(),
                handover.messageId(),
                handover.templateVersion(),
                handover.reply(),
                true);
        return new Result(claim, state, reason, at, notBefore, event, details, known);
    }
}
