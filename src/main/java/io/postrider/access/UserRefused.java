package io.postrider.access;

import org.springframework.http.HttpStatus;

/** Why somebody cannot be let in, or cannot be removed. */
public class UserRefused extends Problem {

    private UserRefused(HttpStatus status, String name, String detail) {
        super(status, name, detail);
    }

    public static UserRefused invalid(String detail) {
        return new UserRefused(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-user", detail);
    }

    static UserRefused taken(String name) {
        return new UserRefused(HttpStatus.CONFLICT, "user-name-taken", "There is a user " + name + " already.");
    }

    static UserRefused unknown() {
        return new UserRefused(HttpStatus.NOT_FOUND, "user-not-found", "There is no user of this name.");
    }

    static UserRefused lastAdmin(String name) {
        return new UserRefused(
                HttpStatus.CONFLICT,
                "last-admin",
                "The last user with the role admin is " + name + "; add another one first.");
    }
}
