package io.postrider.delivery.web;

import io.postrider.delivery.MailFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/** A mail of the outbox; of its contact nothing but the id. */
@Schema(name = "Mail")
record MailAnswer(
        @Schema(example = "4711") String id,
        String contactId,
        @Schema(example = "newsletter") String purpose,
        @Schema(example = "welcome-thanks") String template,
        String variant,
        @Schema(example = "welcome-series") String journey,
        @Schema(example = "serviceTask_sendThanks") String step,
        @Schema(example = "deferred") String state,
        @Schema(example = "comes again later: the mail server said: 451 4.3.0 busy") String reason,
        Instant queuedAt,
        Instant nextAt,
        Instant firstTriedAt,
        Instant sentAt,
        int attempts,
        @Schema(example = "google") String provider,
        @Schema(example = "smtp.example.org:587") String via,
        @Schema(example = "451 4.3.0 busy") String reply) {

    static MailAnswer of(MailFacts mail) {
        return new MailAnswer(
                Long.toString(mail.id().value()),
                mail.contact().toString(),
                mail.purpose(),
                mail.template(),
                mail.variant(),
                mail.origin().journey(),
                mail.origin().step(),
                mail.state().toLowerCase(Locale.ROOT),
                mail.reason(),
                mail.queuedAt(),
                mail.nextAt(),
                mail.firstTriedAt(),
                mail.sentAt(),
                mail.attempts(),
                mail.provider(),
                mail.via(),
                mail.reply());
    }
}
