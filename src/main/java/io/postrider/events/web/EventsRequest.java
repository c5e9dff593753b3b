package io.postrider.events.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How a request with events looks, for the API's description; it is read leniently, event by event. */
@Schema(name = "Events")
record EventsRequest(
        @Schema(description = "At most 1,000.", requiredMode = Schema.RequiredMode.REQUIRED) List<Event> events,
        @Schema(
                        defaultValue = "false",
                        description = "They are only caught up on: they count, but start no journey and move none on.")
                Boolean history) {

    /** Something a contact did. */
    @Schema(name = "Event")
    record Event(
            @Schema(
                            example = "order-1042-placed",
                            description = "Chosen by the app; a second event of the same id is the same event.")
                    String id,
            @Schema(
                            example = "order.placed",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description =
                                    "Lower-case words with dots; email., journey., contact., consent. and segment. are reserved.")
                    String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Mention contact,
            @Schema(example = "2026-03-02T09:14:00Z", description = "Absent: now. At most 5 minutes ahead.")
                    Instant occurredAt,
            @Schema(example = "{\"order\": \"1042\", \"total\": 38.5}") Map<String, Object> properties) {}

    /** Who it was: exactly one of these. */
    @Schema(name = "ContactMention", description = "Exactly one of id, email and externalId.")
    record Mention(String id, @Schema(example = "mara@example.com") String email, String externalId) {}
}
