package io.postrider.events.web;

import io.postrider.events.LoggedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A part of a contact's timeline, newest first. @param next what to give as {@code after} for older items, null at the end */
@Schema(name = "Timeline")
record TimelinePage(List<Item> items, String next) {

    /** Something that happened to her. @param reason why, as a sentence, where there is something to explain */
    @Schema(name = "TimelineItem")
    record Item(
            Instant at,
            @Schema(example = "email.held") String name,
            @Schema(example = "welcome-series") String journey,
            @Schema(example = "serviceTask_sendWelcomeEmail") String step,
            @Schema(example = "held until 08:00: quiet hours in Europe/Paris") String reason,
            Map<String, Object> data) {

        static Item of(LoggedEvent event) {
            return new Item(
                    event.occurredAt(),
                    event.name(),
                    event.origin().journey(),
                    event.origin().step(),
                    event.reason(),
                    event.properties());
        }
    }
}
