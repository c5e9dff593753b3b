package io.postrider.delivery.web;

import io.postrider.delivery.MailDesk.Fate;
import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody found out about a mail of unknown fate. */
@Schema(name = "Resolution")
record ResolutionRequest(
        @Schema(
                        description = "sent: she has it. notSent: she never got it, and it goes out again.",
                        allowableValues = {"sent", "notSent"})
                String as,
        @Schema(description = "How it was found out; one line, told with the mail.") String reason) {

    Fate fate() {
        if ("sent".equals(as)) {
            return Fate.SENT;
        }
        if ("notSent".equals(as)) {
            return Fate.NOT_SENT;
        }
        throw new UnusableDeed("as must be sent or notSent.");
    }
}
