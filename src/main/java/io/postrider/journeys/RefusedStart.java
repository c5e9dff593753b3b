package io.postrider.journeys;

import jakarta.ws.rs.core.Response.Status;
import org.operaton.bpm.engine.rest.exception.InvalidRequestException;

/** Answers a native start in the engine's own way when somebody may not enter: 4xx with the reason, nothing started. */
final class RefusedStart {

    private RefusedStart() {}

    /** The engine's REST interface passes exceptions of its own type on with their status; others become a 500. */
    static RuntimeException because(Refusal refusal) {
        Status status = refusal.kind() == Refusal.Kind.UNKNOWN_CONTACT ? Status.NOT_FOUND : Status.CONFLICT;
        return new InvalidRequestException(status, refusal.reason());
    }

    static RuntimeException withoutContact() {
        return new InvalidRequestException(
                Status.BAD_REQUEST, "A journey is started for a contact: its business key must be the id of a contact");
    }
}
