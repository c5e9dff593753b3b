package io.postrider.delivery;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A mail that is not in the outbox: it never was, or its contact was erased. */
public class MailNotFound extends Problem {

    MailNotFound(MailId mail) {
        super(HttpStatus.NOT_FOUND, "mail-not-found", "There is no mail " + mail.value() + ".");
    }
}
