package io.postrider.integrations.connections;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A connection that cannot be, or is not there. */
public final class InvalidConnection extends Problem {

    private static final long serialVersionUID = 1;

    private InvalidConnection(HttpStatus status, String name, String detail) {
        super(status, name, detail);
    }

    static InvalidConnection because(String detail) {
        return new InvalidConnection(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-connection", detail);
    }

    static InvalidConnection conflict(String detail) {
        return new InvalidConnection(HttpStatus.CONFLICT, "connection-conflict", detail);
    }

    static InvalidConnection missing() {
        return new InvalidConnection(
                HttpStatus.NOT_FOUND, "connection-not-found", "There is no connection of this name, or no such task.");
    }
}
