package io.postrider.access.web;

import io.postrider.access.Users.User;
import java.util.List;

/** Somebody who may log in. */
record UserView(String name, List<String> roles) {

    static UserView of(User user) {
        return new UserView(
                user.name(), user.roles().stream().map(RoleNames::of).toList());
    }
}
