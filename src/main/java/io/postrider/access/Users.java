package io.postrider.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people who log in, the same for the console and for the engine's web applications. */
@Component
public class Users {

    /** Somebody who may log in. */
    public record User(String name, List<Role> roles) {}

    private final UsersTable table;
    private final PasswordEncoder encoder;

    /** Compared with when there is no such user, so that answers take equally long. */
    private final String nobodysHash;

    Users(UsersTable table, PasswordEncoder encoder) {
        this.table = table;
        this.encoder = encoder;
        this.nobodysHash = encoder.encode(RandomText.password());
    }

    public List<User> all() {
        return table.all();
    }

    /** The user of this name; upper and lower case are the same. */
    public Optional<User> find(String name) {
        return table.find(normalise(name));
    }

    /** Whether this is the user's password. */
    public boolean passwordMatches(String name, String password) {
        Optional<String> hash = table.passwordHash(normalise(name));
        return encoder.matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
    }

    /** Changes with the user's roles and password; empty when there is no such user. A login lasts as long as it stays the same. */
    public Optional<String> standing(String name) {
        return table.standing(normalise(name)).map(Sha256::of);
    }

    /** @return false when there is a user of this name */
    boolean add(User user, String password) {
        return table.insert(new User(normalise(user.name()), user.roles()), encoder.encode(password));
    }

    void changePassword(String name, String password) {
        table.updateHash(normalise(name), encoder.encode(password));
    }

    private static String normalise(String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }
}
