package io.postrider.access;

import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes sure that somebody can get in: takes password and key from the environment, or makes them up and prints them once.
 */
@Component
class FirstStart {

    static final String ADMIN = "admin";

    /** What bcrypt looks at; the rest of a longer password would count for nothing. */
    private static final int LONGEST_PASSWORD = 72;

    private final AccessSettings settings;
    private final Users users;
    private final ApiKeys keys;
    private final AuditLog audit;

    FirstStart(AccessSettings settings, Users users, ApiKeys keys, AuditLog audit) {
        this.settings = settings;
        this.users = users;
        this.keys = keys;
        this.audit = audit;
    }

    @PostConstruct
    void prepare() {
        print(admin(), key());
    }

    /** @return the password, if it was made up just now */
    private Optional<String> admin() {
        Optional<String> given = given(settings.adminPassword());
        given.filter(it -> it.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD)
                .ifPresent(tooLong -> {
                    throw new IllegalArgumentException("POSTRIDER_ADMIN_PASSWORD is longer than 72 bytes");
                });
        if (users.find(ADMIN).isEmpty()) {
            if (given.isEmpty()
                    && users.all().stream().anyMatch(it -> it.roles().contains(Role.ADMIN))) {
                // Removed on purpose: somebody else is admin now.
                return Optional.empty();
            }
            String password = given.orElseGet(RandomText::password);
            boolean added = users.add(new Users.User(ADMIN, List.of(Role.ADMIN)), password);
            return added && given.isEmpty() ? Optional.of(password) : Optional.empty();
        }
        given.filter(it -> !users.passwordMatches(ADMIN, it)).ifPresent(changed -> {
            users.changePassword(ADMIN, changed);
            audit.record("environment", "password changed", ADMIN);
        });
        return Optional.empty();
    }

    /** @return the key, if it was made up just now */
    private Optional<String> key() {
        Optional<String> given = given(settings.apiKey());
        if (given.isPresent()) {
            keys.add(given.get(), "environment", Role.ADMIN, "environment");
            return Optional.empty();
        }
        return keys.all().isEmpty()
                ? Optional.of(keys.create("first key", Role.ADMIN, "first start"))
                : Optional.empty();
    }

    /** On the terminal of whoever starts it, past the logs, which are kept and copied. */
    private static void print(Optional<String> password, Optional<String> key) {
        if (password.isEmpty() && key.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("\n" + "=".repeat(78) + "\n");
        text.append("  Postrider has made these up. They are shown this once and never again:\n\n");
        password.ifPresent(it -> text.append("    user      ")
                .append(ADMIN)
                .append("\n    password  ")
                .append(it)
                .append('\n'));
        key.ifPresent(it -> text.append("    API key   ").append(it).append('\n'));
        text.append("\n  Lost? Start once with POSTRIDER_ADMIN_PASSWORD or POSTRIDER_API_KEY set.\n");
        System.out.println(text.append("=".repeat(78)).append('\n'));
        System.out.flush();
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).filter(it -> !it.isBlank());
    }
}
