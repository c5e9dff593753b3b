package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A contact that does not exist (any more). */
public class ContactNotFound extends Problem {

    public ContactNotFound(ContactId contact) {
        super(HttpStatus.NOT_FOUND, "contact-not-found", "There is no contact " + contact + ".");
    }

    private ContactNotFound() {
        super(HttpStatus.NOT_FOUND, "contact-not-found", "The id of a contact is a UUID; this is none.");
    }

    /** The id in a path. @throws ContactNotFound when no contact can have it */
    public static ContactId idIn(String path) {
        try {
            return ContactId.of(path);
        } catch (IllegalArgumentException e) {
            throw new ContactNotFound();
        }
    }
}
