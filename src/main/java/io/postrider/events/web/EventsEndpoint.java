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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Apps tell what contacts did. */
@RestController
@Tag(name = "Events", description = "What contacts did, told by apps and by Postrider itself.")
class EventsEndpoint {

    private static final int ATTEMPTS = 5;

    private final KnownContacts contacts;
    private final EventLog log;
    private final EventReader reader;
    private final Strangers strangers;

    EventsEndpoint(KnownContacts contacts, EventLog log, EventReader reader, Strangers strangers) {
        this.contacts = contacts;
        this.strangers = strangers;
        this.log = log;
        this.reader = reader;
    }

    @PostMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Log up to 1,000 events",
            description =
                    "Every event stands for itself: a faulty one is rejected with its reason, the others are logged. Late"
                            + " and out of order is fine: an event counts for when it happened. With history it starts"
                            + " no journey and moves none on.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = EventsRequest.class)))
    @ApiResponse(responseCode = "202", description = "Stored: accepted are new, duplicates were here already.")
    EventsAnswer log(HttpServletRequest request) throws IOException {
        EventsBody body = EventsBody.read(new ServletServerHttpRequest(request));
        JsonNode events = body.events();
        MentionedContacts mentioned = new MentionedContacts(contacts, events, strangers::byEmail);
        List<NewEvent> good = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            try {
                NewEvent event = reader.read(events.get(i), mentioned::find);
                good.add(body.history() ? event.asHistory() : event);
            } catch (EventFault e) {
                rejected.add(new Rejected(i, e.getMessage()));
            }
        }
        long accepted = append(good).stream().filter(fresh -> fresh).count();
        return new EventsAnswer(accepted, good.size() - accepted, rejected);
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
