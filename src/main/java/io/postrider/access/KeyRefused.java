package io.postrider.access;

import org.springframework.http.HttpStatus;

/** Why a key cannot be made, or cannot be revoked. */
public class KeyRefused extends Problem {

    private KeyRefused(HttpStatus status, String name, String detail) {
        super(status, name, detail);
    }

    public static KeyRefused invalid(String detail) {
        return new KeyRefused(HttpStatus.UNPROCESSABLE_ENTITY, "invalid-key", detail);
    }

    public static KeyRefused unknown() {
        return new KeyRefused(HttpStatus.NOT_FOUND, "key-not-found", "There is no key of this id.");
    }

    static KeyRefused inUse() {
        return new KeyRefused(
                HttpStatus.CONFLICT, "key-in-use", "This request came with that key; revoke it with another one.");
    }

    static KeyRefused lastAdmin() {
        return new KeyRefused(
                HttpStatus.CONFLICT,
                "last-admin-key",
                "This is the last key with the role admin; add another one first.");
    }
}
