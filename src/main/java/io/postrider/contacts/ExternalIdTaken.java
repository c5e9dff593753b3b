package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** An external id that belongs to another contact. */
public class ExternalIdTaken extends Problem {

    public ExternalIdTaken(String externalId) {
        super(HttpStatus.CONFLICT, "external-id-taken", "Another contact has the externalId \"" + externalId + "\".");
    }
}
