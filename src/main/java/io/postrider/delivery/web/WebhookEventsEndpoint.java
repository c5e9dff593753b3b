package io.postrider.delivery.web;

import io.postrider.contacts.InvalidPage;
import io.postrider.delivery.webhooks.WebhookEvent;
import io.postrider.delivery.webhooks.WebhookEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What mail providers reported, for operators. */
@RestController
@RequestMapping(path = "/api/webhook-events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhook events", description = "What mail providers reported, and what became of it.")
class WebhookEventsEndpoint {

    /** @param reason why it has not been digested, null when it has */
    @Schema(name = "WebhookEvent")
    record View(
            String id,
            String provider,
            String eventId,
            long mail,
            Instant receivedAt,
            State state,
            int attempts,
            String reason) {

        static View of(WebhookEvent event) {
            return new View(
                    String.valueOf(event.id()),
                    event.provider(),
                    event.eventId(),
                    event.mail().value(),
                    event.receivedAt(),
                    State.valueOf(event.state()),
                    event.attempts(),
                    event.reason());
        }
    }

    enum State {
        WAITING,
        DONE,
        SET_ASIDE
    }

    /** @param next what to give as {@code after} for the next part, null at the end */
    @Schema(name = "WebhookEventPage")
    record Page(List<View> items, String next) {}

    private final WebhookEvents events;

    WebhookEventsEndpoint(WebhookEvents events) {
        this.events = events;
    }

    @GetMapping
    @Operation(summary = "What mail providers reported, newest first; SET_ASIDE is what could not be digested")
    Page list(
            @RequestParam(required = false) String after,
            @RequestParam(required = false) State state,
            @RequestParam(defaultValue = "50") int limit) {
        if (after != null && !after.matches("\\d{1,18}")) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
        List<View> found = events
                .older(
                        after == null ? null : Long.valueOf(after),
                        state == null ? null : state.name(),
                        InvalidPage.limit(limit) + 1)
                .stream()
                .map(View::of)
                .toList();
        boolean more = found.size() > limit;
        return new Page(
                more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).id() : null);
    }
}
