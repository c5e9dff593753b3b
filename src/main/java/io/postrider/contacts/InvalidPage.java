package io.postrider.contacts;

import io.postrider.access.Problem;
import org.springframework.http.HttpStatus;

/** A page of a list that cannot be given because {@code after} or {@code limit} make no sense. */
public class InvalidPage extends Problem {

    private static final int LARGEST = 200;

    public InvalidPage(String detail) {
        super(HttpStatus.BAD_REQUEST, "invalid-page", detail);
    }

    /** The wanted number of items, checked. */
    public static int limit(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw new InvalidPage("limit must be between 1 and " + LARGEST + ", but is " + limit + ".");
        }
        return limit;
    }
}
