package io.postrider.delivery.web;

import io.postrider.contacts.ContactNotFound;
import io.postrider.contacts.InvalidPage;
import io.postrider.delivery.MailDesk;
import io.postrider.delivery.MailFacts;
import io.postrider.delivery.MailId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits to be sent, and what became of a mail, for whoever keeps things running. */
@RestController
@RequestMapping(path = "/api/mails", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Mails", description = "The outbox: every mail with its state and the sentence that says why.")
class MailsEndpoint {

    private final MailDesk desk;

    MailsEndpoint(MailDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Mails, newest first: all, those in one state, or one contact's")
    MailPage list(
            @Parameter(example = "unknown") @RequestParam(required = false) String state,
            @Parameter(description = "Id of a contact") @RequestParam(required = false) String contact,
            @RequestParam(required = false) Long after,
            @RequestParam(defaultValue = "50") int limit) {
        var filter = new MailDesk.Filter(state, contact == null ? null : ContactNotFound.idIn(contact));
        List<MailFacts> found = desk.page(filter, after, InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<MailFacts> items = more ? found.subList(0, limit) : found;
        return new MailPage(
                items.stream().map(MailAnswer::of).toList(),
                more ? Long.toString(items.get(limit - 1).id().value()) : null);
    }

    @GetMapping("/{mail}")
    @Operation(summary = "One mail: where it stands, since when, and why")
    MailAnswer mail(@PathVariable long mail) {
        return MailAnswer.of(desk.mail(new MailId(mail)));
    }

    @PostMapping("/{mail}/resolutions")
    @Operation(summary = "Say what became of a mail of unknown fate; one that was not sent goes out again, once")
    MailAnswer resolve(
            @PathVariable long mail, @RequestBody ResolutionRequest request, @Parameter(hidden = true) Principal who) {
        String reason = UnusableDeed.reason(request.reason());
        return MailAnswer.of(desk.resolve(new MailId(mail), request.fate(), reason, who.getName()));
    }

    @PostMapping("/{mail}/cancellations")
    @Operation(summary = "Take back a mail that waits")
    MailAnswer cancel(
            @PathVariable long mail,
            @RequestBody CancellationRequest request,
            @Parameter(hidden = true) Principal who) {
        return MailAnswer.of(desk.cancel(new MailId(mail), UnusableDeed.reason(request.reason()), who.getName()));
    }

    @PostMapping("/{mail}/retries")
    @Operation(summary = "Try a deferred or held mail now; policies and servers still have their say")
    MailAnswer retry(@PathVariable long mail, @Parameter(hidden = true) Principal who) {
        return MailAnswer.of(desk.retry(new MailId(mail), who.getName()));
    }
}
