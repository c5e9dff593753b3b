package io.postrider.access;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Slows down whoever guesses passwords: after some failures, one name from one address has to pause. */
@Component
public class LoginThrottle {

    /** More addresses than this at once are an attack anyway; the longest untouched are forgotten. */
    private static final int MAX_REMEMBERED = 10_000;

    /** One address may fail this many times as often with changing names. */
    private static final int NAMES_PER_ADDRESS = 5;

    private record Failures(int count, Instant last) {}

    private final AccessSettings.Limits limits;
    private final MachineTime time;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    LoginThrottle(AccessSettings settings, MachineTime time) {
        this.limits = settings.access();
        this.time = time;
    }

    /** How long this name must wait before it may try again from there; zero when it may try now. */
    public synchronized Duration pause(String address, String name) {
        Duration byName = remaining(failures.get(key(address, name)), limits.loginAttempts());
        Duration byAddress = remaining(failures.get(address), limits.loginAttempts() * NAMES_PER_ADDRESS);
        return byName.compareTo(byAddress) > 0 ? byName : byAddress;
    }

    public synchronized void failed(String address, String name) {
        count(key(address, name));
        count(address);
    }

    public synchronized void succeeded(String address, String name) {
        failures.remove(key(address, name));
    }

    private Duration remaining(Failures past, int allowed) {
        if (past == null || past.count() < allowed) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(time.now(), past.last().plus(limits.loginPause()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Failures longer ago than one pause are forgiven. */
    private void count(String key) {
        Instant now = time.now();
        Failures past = failures.get(key);
        boolean forgiven = past == null || past.last().plus(limits.loginPause()).isBefore(now);
        failures.put(key, new Failures(forgiven ? 1 : past.count() + 1, now));
    }

    /** A name is cut, lest the memory be filled with long ones. */
    private static String key(String address, String name) {
        String cut = name == null ? "" : name.substring(0, Math.min(name.length(), 100));
        return address + " " + cut.strip().toLowerCase(java.util.Locale.ROOT);
    }
}
