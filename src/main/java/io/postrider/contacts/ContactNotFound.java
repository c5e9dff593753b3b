package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A contact that does not exist (any more). */
public class ContactNotFound extends Problem {

    public ContactNotFound(ContactId contact) {
        super(HttpStatus.NOT_FOUND, "contact-not-found", "There is no contact " + contact + ".");
    }
}
