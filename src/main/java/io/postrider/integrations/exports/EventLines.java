package io.postrider.integrations.exports;

import io.postrider.events.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What is told of events: each as it stands in the log, and those about mails once more, flat. */
final class EventLines {

    private static final String MAIL = "email.";

    private EventLines() {}

    /**
     * An event.
     *
     * @param id its key, unique for ever
     * @param journey the journey whose step caused it; null: none
     * @param history told of long after it happened, by an import
     */
    record EventLine(
            String id,
            String name,
            String contact,
            Instant occurredAt,
            Map<String, Object> properties,
            String journey,
            Integer journeyVersion,
            String step,
            String enrolment,
            String reason,
            boolean history) {}

    /**
     * Something that became of a mail.
     *
     * @param id that of the event
     * @param kind what: sent, delivered, opened, clicked, bounced, complained, skipped, held, queued, autoReplied, or one of these
     *     corrected: what was taken for hers was a program's
     * @param message the mail's number
     * @param detail hard or soft of a bounce, the address of a click; null for others
     * @param verdict of an open or click, who did it as far as it was known then: human, private, machine or unknown; null for others
     */
    record ResultLine(
            String id,
            String kind,
            String contact,
            Long message,
            String template,
            String variant,
            String purpose,
            String journey,
            Integer journeyVersion,
            String step,
            Instant occurredAt,
            String detail,
            String verdict) {}

    static EventLine of(LoggedEvent event) {
        return new EventLine(
                event.key(),
                event.name(),
                event.contact().toString(),
                event.occurredAt(),
                event.properties(),
                event.origin().journey(),
                version(event),
                event.origin().step(),
                event.origin().enrolment(),
                event.reason(),
                event.history());
    }

    static boolean isResult(LoggedEvent event) {
        return event.name().startsWith(MAIL);
    }

    static ResultLine result(LoggedEvent event) {
        return new ResultLine(
                event.key(),
                event.name().substring(MAIL.length()),
                event.contact().toString(),
                event.properties().get("mail") instanceof Number mail ? mail.longValue() : null,
                text(event, "template"),
                text(event, "variant"),
                text(event, "purpose"),
                event.origin().journey(),
                version(event),
                event.origin().step(),
                event.occurredAt(),
                event.properties().containsKey("url") ? text(event, "url") : text(event, "kind"),
                text(event, "verdict"));
    }

    private static Integer version(LoggedEvent event) {
        return event.origin().journey() == null ? null : event.origin().version();
    }

    private static String text(LoggedEvent event, String property) {
        return Objects.toString(event.properties().get(property), null);
    }
}
