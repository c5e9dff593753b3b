package io.postrider.delivery.web;

import io.postrider.contacts.InvalidPage;
import io.postrider.delivery.doors.ReturnedMails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came back by mail. */
@RestController
@Tag(name = "Delivery")
class ReturnedMailsEndpoint {

    private final ReturnedMails mails;

    ReturnedMailsEndpoint(ReturnedMails mails) {
        this.mails = mails;
    }

    @GetMapping(path = "/api/returned-mails", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Mail that came back and waits for a person: without a mail of ours, unreadable, or an answer not yet"
                            + " passed on; newest first, with the number of returned mails of each kind")
    ReturnedMailsPage returnedMails(
            @RequestParam(required = false) Long after, @RequestParam(defaultValue = "50") int limit) {
        List<ReturnedMails.Item> found = mails.waiting(after, InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<ReturnedMails.Item> items = more ? found.subList(0, limit) : found;
        return ReturnedMailsPage.of(items, mails.counts(), more);
    }
}
