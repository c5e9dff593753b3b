package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A confirmation link is wanted for a contact who has no open request. */
public class NothingToConfirm extends Problem {

    public NothingToConfirm(String purpose) {
        super(
                HttpStatus.CONFLICT,
                "nothing-to-confirm",
                "There is no open request for \"" + purpose + "\" to confirm.");
    }
}
