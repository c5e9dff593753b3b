package io.postrider.access.web;

import io.postrider.access.KeyRefused;
import io.postrider.access.Role;
import io.swagger.v3.oas.annotations.media.Schema;

/** A key that shall be made. */
record KeyRequest(
        @Schema(
                        description = "what it is for, one line of at most 100 characters",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String name,
        @Schema(description = "one of admin, marketer, analyst, operator", requiredMode = Schema.RequiredMode.REQUIRED)
                String role) {

    private static final int LONGEST = 100;

    /** @throws KeyRefused when it is not one line of text */
    String knownName() {
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST
                || name.chars().anyMatch(Character::isISOControl)) {
            throw KeyRefused.invalid("name must be one line of 1 to " + LONGEST + " characters.");
        }
        return name.strip();
    }

    /** @throws KeyRefused when there is no such role */
    Role knownRole() {
        return RoleNames.parse(role)
                .orElseThrow(() -> KeyRefused.invalid("role must be one of " + RoleNames.ALL + "."));
    }
}
