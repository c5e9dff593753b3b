package io.postrider.access.web;

import io.postrider.access.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Roles as apps write them: in small letters. */
final class RoleNames {

    static final String ALL = Arrays.stream(Role.values()).map(RoleNames::of).collect(Collectors.joining(", "));

    private RoleNames() {}

    static String of(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> parse(String name) {
        return Arrays.stream(Role.values()).filter(it -> of(it).equals(name)).findFirst();
    }
}
