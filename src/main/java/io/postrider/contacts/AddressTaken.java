package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** An address that belongs to another contact. */
public class AddressTaken extends Problem {

    public AddressTaken() {
        super(HttpStatus.CONFLICT, "address-taken", "Another contact has this address.");
    }
}
