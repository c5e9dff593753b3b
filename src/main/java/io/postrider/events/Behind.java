package io.postrider.events;

import io.postrider.events.CursorTable.Place;
import io.postrider.events.CursorTable.Placed;
import io.postrider.events.CursorTable.Stretch;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one reader of the log behind another, whose work it builds on: whoever asks how often somebody has ordered must not hear of an
 * order before it was counted.
 *
 * <p>A reader that does not come on any more holds up the other for a while only; then the other goes on, as far as things stand.
 */
public final class Behind {

    private static final Logger LOG = LoggerFactory.getLogger(Behind.class);

    private final ReaderPlaces places;
    private final String leader;
    private final Duration patience;
    private final MachineTime time;
    private Place last;
    private Instant since;

    /** @param leader the reader whose work is built on @param patience how long it may stand still (machine time) */
    public Behind(ReaderPlaces places, String leader, Duration patience, MachineTime time) {
        this.places = places;
        this.leader = leader;
        this.patience = patience;
        this.time = time;
    }

    /**
     * The stretch up to the first event that matters and that the leader has not read yet.
     *
     * @param from where it begins
     * @param matters the names of events whose work is built on
     */
    synchronized Stretch cut(Stretch next, Place from, Set<String> matters) {
        // Whoever has never read is at the beginning.
        Place read = places.of(leader).map(it -> new Place(it.txId(), it.id())).orElse(new Place(0, 0));
        int ahead = firstAhead(next.events(), read, matters);
        if (ahead < 0) {
            since = null;
            return next;
        }
        if (since == null || !read.equals(last)) {
            last = read;
            since = time.now();
        }
        if (since.plus(patience).isBefore(time.now())) {
            LOG.warn("The reader {} has not come on for {}; whoever waits for it goes on without", leader, patience);
            return next;
        }
        List<Placed> before = next.events().subList(0, ahead);
        return before.isEmpty()
                ? Stretch.NOTHING
                : new Stretch(before.get(ahead - 1).place(), ahead, before);
    }

    private static int firstAhead(List<Placed> events, Place read, Set<String> matters) {
        for (int i = 0; i < events.size(); i++) {
            if (matters.contains(events.get(i).event().name())
                    && after(events.get(i).place(), read)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean after(Place one, Place other) {
        return one.txId() > other.txId() || one.txId() == other.txId() && one.eventId() > other.eventId();
    }
}
