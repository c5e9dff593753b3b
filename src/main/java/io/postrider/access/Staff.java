package io.postrider.access;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets colleagues in and out again; there is always one admin left. */
@Component
public class Staff {

    private final Users users;
    private final UsersTable table;
    private final AuditLog audit;

    Staff(Users users, UsersTable table, AuditLog audit) {
        this.users = users;
        this.table = table;
        this.audit = audit;
    }

    /** @throws UserRefused when the name is taken */
    @Transactional
    public void add(Users.User user, String password, String who) {
        if (users.find(user.name()).isPresent() || !users.add(user, password)) {
            throw UserRefused.taken(user.name());
        }
        audit.record(who, "user added", user.name() + " " + user.roles());
    }

    /** @throws UserRefused when there is none of this name, or no other admin */
    @Transactional
    public void remove(String name, String who) {
        // Locked: two admins who remove each other at the same time must not both succeed.
        var all = table.lockAll();
        Users.User user =
                all.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow(UserRefused::unknown);
        boolean adminLeft = all.stream().anyMatch(it -> it != user && it.roles().contains(Role.ADMIN));
        if (user.roles().contains(Role.ADMIN) && !adminLeft) {
            throw UserRefused.lastAdmin(name);
        }
        table.delete(name);
        audit.record(who, "user removed", name);
    }
}
