package io.postrider.integrations.crm;

import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Task;
import io.postrider.integrations.crm.Crm.Found;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks a CRM page by page for what has changed since the last run; the first run gets everything, which is history. */
abstract class Delta<T> implements Task {

    /** Clocks differ, and what changes while a page is read may be missed by it. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final MachineTime time;

    Delta(MachineTime time) {
        this.time = time;
    }

    abstract Found<T> ask(Reach reach, Instant since, String page);

    /** @param news false in the first run */
    abstract Counts keep(Reach reach, List<T> all, boolean news);

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(10));
    }

    @Override
    public Page next(Reach reach, String place, String mark) {
        String[] at = place == null ? new String[] {time.now().toString(), ""} : place.split("\\|", 2);
        Instant since = mark == null ? Instant.EPOCH : Instant.parse(mark).minus(OVERLAP);
        Found<T> found = ask(reach, since, at[1].isEmpty() ? null : at[1]);
        return new Page(
                found.next() == null ? null : at[0] + "|" + found.next(),
                at[0],
                () -> keep(reach, found.all(), mark != null));
    }
}
