package io.postrider.contacts;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps one sender from filling the database, and one address from being flooded with confirmation mails. */
@Component
public class SignUpThrottle {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;
    private static final int PER_MAILBOX = 5;

    private final MachineTime machine;
    private final int perAddress;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignUpThrottle(MachineTime machine, ContactSettings settings) {
        this.machine = machine;
        this.perAddress = settings.signUpsPerAddress();
    }

    private record Count(Instant since, int times) {}

    /** Whether this network address may sign somebody up now. */
    public boolean allowsFrom(String ip) {
        return allows("from " + ip, perAddress);
    }

    /** Whether this mailbox may be asked once more. @param key one spelling of the address */
    public boolean allowsTo(String key) {
        return allows("to " + key, PER_MAILBOX);
    }

    private synchronized boolean allows(String key, int most) {
        Instant now = machine.now();
        Count before = counts.get(key);
        boolean running = before != null && now.isBefore(before.since().plus(WINDOW));
        if (running && before.times() >= most) {
            return false;
        }
        // Removed first, so that the order of the map is the order of last use and the window of the newest stays.
        counts.remove(key);
        counts.put(key, running ? new Count(before.since(), before.times() + 1) : new Count(now, 1));
        return true;
    }
}
