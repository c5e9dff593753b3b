package io.postrider.events.web;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactNotFound;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.InvalidPage;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a contact, and why. */
@RestController
@Tag(name = "Contacts")
class TimelineEndpoint {

    private final Contacts contacts;
    private final EventLog log;

    TimelineEndpoint(Contacts contacts, EventLog log) {
        this.contacts = contacts;
        this.log = log;
    }

    @GetMapping(path = "/api/contacts/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Everything that happened to a contact, newest first, with the reason for each mail sent or not")
    TimelinePage timeline(
            @PathVariable String id,
            @RequestParam(required = false) Long after,
            @RequestParam(defaultValue = "50") int limit) {
        ContactId contact = ContactNotFound.idIn(id);
        if (contacts.find(contact).isEmpty()) {
            throw new ContactNotFound(contact);
        }
        List<LoggedEvent> found = log.timeline(contact, after, InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<LoggedEvent> items = more ? found.subList(0, limit) : found;
        return new TimelinePage(
                items.stream().map(TimelinePage.Item::of).toList(),
                more ? Long.toString(items.get(limit - 1).id()) : null);
    }
}
