package io.postrider.delivery.policies;

import io.postrider.access.AuditLog;
import io.postrider.delivery.policies.Switch.Scope;
import io.postrider.time.MachineTime;
import io.postrider.time.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The big red buttons: stops everything, all marketing, a purpose, a journey or a template, on all nodes within a second.
 *
 * <p>Nothing is lost: the mails are held, and go on within seconds when the switch is lifted.
 */
@Component
public class Switches {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_WHY = 300;

    private final SwitchTable table;
    private final HeldMails held;
    private final Clock clock;
    private final AuditLog audit;
    private final Snapshot<List<Switch>> current;

    Switches(SwitchTable table, HeldMails held, Clock clock, AuditLog audit, MachineTime machine) {
        this.table = table;
        this.held = held;
        this.clock = clock;
        this.audit = audit;
        this.current = new Snapshot<>(machine, Duration.ofSeconds(1), table::active);
    }

    /** What is stopped, the newest first; at most a second old. */
    public List<Switch> all() {
        return current.get();
    }

    /** What stops everything, if something does. */
    public Optional<Switch> everything() {
        return all().stream()
                .filter(one -> one.scope() == Switch.Scope.EVERYTHING)
                .findFirst();
    }

    /** What was stopped and let go again, the newest first. */
    public List<Switch> lifted(int limit) {
        return table.lifted(limit);
    }

    /**
     * Stops what the key names; what is stopped already stays as it is, with its first reason.
     *
     * @param key {@code everything}, {@code marketing}, {@code purpose:offers}, {@code journey:welcome-series} or {@code template:...}
     * @throws UnusableSwitch for another key, or without a reason
     */
    @Transactional
    public Switch stop(String key, String why, String who) {
        Switch wanted = read(key, checked(why), who);
        Optional<Switch> before = table.active(wanted);
        if (before.isPresent()) {
            return before.get();
        }
        table.insert(wanted);
        audit.record(who, "sending stopped", wanted.key() + ": " + wanted.why());
        current.forget();
        return wanted;
    }

    /** Lets go what the key names; nothing happens when it was not stopped. @throws UnusableSwitch for another key */
    public void lift(String key, String who) {
        table.active(read(key, "-", who)).ifPresent(stopped -> {
            table.lift(stopped, who);
            audit.record(who, "sending goes on", stopped.key());
            current.forget();
            held.wake(stopped.sentence());
        });
    }

    private Switch read(String key, String why, String who) {
        String[] parts = key.split(":", 2);
        String name = parts.length == 2 && !parts[1].isBlank() ? parts[1].strip() : null;
        for (Scope scope : Scope.values()) {
            boolean fits = scope.name().toLowerCase(Locale.ROOT).equals(parts[0]) && scope.named() == (name != null);
            if (fits && (name == null || name.length() <= LONGEST_NAME && plain(name))) {
                return new Switch(scope, name, why, who, clock.instant(), null, null);
            }
        }
        throw new UnusableSwitch("There is no such switch; there are everything, marketing, purpose:<key>,"
                + " journey:<key> and template:<key>.");
    }

    private static String checked(String why) {
        String said = why == null ? "" : why.strip();
        if (said.isEmpty() || said.length() > LONGEST_WHY || !plain(said)) {
            throw new UnusableSwitch(
                    "why must say in one line of at most " + LONGEST_WHY + " characters why it stops.");
        }
        return said;
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
