package io.postrider.events.web;

import io.postrider.access.Problem;
import io.postrider.contacts.InvalidPage;
import io.postrider.events.EventNames;
import io.postrider.events.EventNames.Detail;
import io.postrider.events.EventNames.EventName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which kinds of events come, and what they carry: for whoever draws a journey or writes a rule. */
@RestController
@Tag(name = "Events")
class EventNamesEndpoint {

    private final EventNames names;

    EventNamesEndpoint(EventNames names) {
        this.names = names;
    }

    /** A part of the names. @param next what to give as {@code after} for more, null at the end */
    @Schema(name = "EventNames")
    record EventNamesPage(List<EventName> items, String next) {}

    @GetMapping(path = "/api/event-names", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Which kinds of events come, how many, and whether one has stopped coming")
    EventNamesPage list(@RequestParam(required = false) String after, @RequestParam(defaultValue = "50") int limit) {
        List<EventName> found = names.page(after, InvalidPage.limit(limit) + 1);
        return found.size() > limit
                ? new EventNamesPage(
                        found.subList(0, limit), found.get(limit - 1).name())
                : new EventNamesPage(found, null);
    }

    @GetMapping(path = "/api/event-names/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One kind of event: its properties with the kinds of their values, and how many on each day",
            description = "What was seen, not what is demanded; never a value. Up to ten seconds behind.")
    Detail find(@PathVariable String name) {
        return names.find(name).orElseThrow(EventNameNotFound::new);
    }

    /** Nobody has sent such an event yet. */
    static class EventNameNotFound extends Problem {
        EventNameNotFound() {
            super(HttpStatus.NOT_FOUND, "event-name-not-found", "No event of this name has come yet.");
        }
    }
}
