package io.postrider.access.web;

import io.postrider.access.Role;
import io.postrider.access.UserRefused;
import io.postrider.access.Users.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody who shall be able to log in. */
record UserRequest(
        @Schema(
                        description =
                                "small letters, digits, dots, underscores and hyphens, at most 64; what she logs in with",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String name,
        @Schema(
                        description = "12 characters to 72 bytes",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        accessMode = Schema.AccessMode.WRITE_ONLY)
                String password,
        @Schema(
                        description = "at least one of admin, marketer, analyst, operator",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                List<String> roles) {

    /** Begins with a letter or digit, so that every name is a path of its own: {@code ..} is not. */
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    private static final int SHORTEST = 12;

    /** What bcrypt looks at. */
    private static final int MOST_BYTES = 72;

    static boolean isName(String text) {
        return text != null && text.matches(NAME);
    }

    /** @throws UserRefused when something is missing or not allowed */
    User user() {
        if (!isName(name)) {
            throw UserRefused.invalid("name must have 1 to 64 small letters a-z, digits, dots, underscores or hyphens,"
                    + " and begin with a letter or digit.");
        }
        checkPassword();
        if (roles == null || roles.isEmpty()) {
            throw UserRefused.invalid("roles must have at least one of " + RoleNames.ALL + ".");
        }
        return new User(name, roles.stream().map(UserRequest::role).distinct().toList());
    }

    private void checkPassword() {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            throw UserRefused.invalid("password must have at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw UserRefused.invalid("password must have at most " + MOST_BYTES + " bytes.");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw UserRefused.invalid("password must be one line, without tabs.");
        }
    }

    private static Role role(String name) {
        return RoleNames.parse(name)
                .orElseThrow(() -> UserRefused.invalid("Each of roles must be one of " + RoleNames.ALL + "."));
    }

    /** Without the password, should it ever be logged. */
    @Override
    public String toString() {
        return "UserRequest[" + name + " " + roles + "]";
    }
}
