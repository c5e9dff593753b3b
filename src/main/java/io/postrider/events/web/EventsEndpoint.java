package io.postrider.events.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.KnownContacts;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.web.EventsAnswer.Rejected;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Apps tell what contacts did. */
@RestController
@Tag(name = "Events", description = "What contacts did, told by apps and by Postrider itself.")
class EventsEndpoint {

    private static final int MOST = 1_000;
    private static final int ATTEMPTS = 5;

    private final KnownContacts contacts;
    private final EventLog log;
    private final EventReader reader;

    EventsEndpoint(KnownContacts contacts, EventLog log, EventReader reader) {
        this.contacts = contacts;
        this.log = log;
        this.reader = reader;
    }

    @PostMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Log up to 1,000 events",
            description =
                    "Every event stands for itself: a faulty one is rejected with its reason, the others are logged.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = EventsRequest.class)))
    @ApiResponse(responseCode = "202", description = "Stored: accepted are new, duplicates were here already.")
    EventsAnswer log(@RequestBody JsonNode body) {
        JsonNode events = events(body);
        MentionedContacts mentioned = new MentionedContacts(contacts, events);
        List<NewEvent> good = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            try {
                good.add(reader.read(events.get(i), mentioned::find));
            } catch (EventFault e) {
                rejected.add(new Rejected(i, e.getMessage()));
            }
        }
        long accepted = append(good).stream().filter(fresh -> fresh).count();
        return new EventsAnswer(accepted, good.size() - accepted, rejected);
    }

    private static JsonNode events(JsonNode body) {
        JsonNode events = body.path("events");
        if (!events.isArray() || body.size() != 1) {
            throw new UnusableEvents("The body must be an object with the one field events, a list.");
        }
        if (events.size() > MOST) {
            throw new UnusableEvents(
                    "A request has at most " + MOST + " events, but this one has " + events.size() + ".");
        }
        return events;
    }

    /** Two requests with the same ids in another order may stand in each other's way: one of them begins anew. */
    private List<Boolean> append(List<NewEvent> events) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return log.appendAll(events);
            } catch (PessimisticLockingFailureException e) {
                // Nothing was written.
            }
        }
        return log.appendAll(events);
    }
}
