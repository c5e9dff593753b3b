package io.postrider.access;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people who log in, the same for the console and for the engine's web applications. */
@Component
public class Users {

    /** Somebody who may log in. */
    public record User(String name, List<Role> roles) {}

    public List<User> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<User> find(String name) {
        throw new UnsupportedOperationException();
    }

    /** Whether this is the user's password. */
    public boolean passwordMatches(String name, String password) {
        throw new UnsupportedOperationException();
    }
}
