package io.postrider.segments;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.events.EventFeed;
import io.postrider.segments.Look.Seen;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps segments up to date: reads from the log whom events touch, looks at them and at those whose time has come, and compares
 * everybody when that is asked for.
 *
 * <p>Any number of nodes may do so: the log is read by one at a time, and each segment is held by one at a time. A segment that
 * fails rests for a minute and holds up no other.
 */
@Component
class SegmentWorker {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWorker.class);

    /** Events whose contacts are noted in one statement. */
    private static final int SWEEP = 5_000;

    private final EventFeed feed;
    private final SegmentStore store;
    private final Look look;
    private final Comparison comparison;
    private final Resting resting;
    private final Clock clock;
    private final Counter missed;

    SegmentWorker(
            EventFeed feed,
            SegmentStore store,
            Look look,
            Comparison comparison,
            Resting resting,
            Clock clock,
            MeterRegistry meters) {
        this.feed = feed;
        this.store = store;
        this.look = look;
        this.comparison = comparison;
        this.resting = resting;
        this.clock = clock;
        this.missed = Counter.builder("postrider.segments.missed")
                .description("Contacts of whom only the nightly comparison found that they belong or no longer belong")
                .register(meters);
    }

    /** Goes on as long as there is something; a segment built on others hears of them in the log, one turn later. */
    @Scheduled(fixedDelay = 150)
    void read() {
        try {
            while (swept() | looked()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Segments could not read the log; they try again: {}", e.toString());
        }
    }

    @Scheduled(fixedDelay = 500)
    void compare() {
        while (each(store.fills().segments(), comparison::step)) {
            // There may be more.
        }
    }

    /** Every night, as a proof. */
    @Scheduled(cron = "0 30 3 * * *")
    void check() {
        store.touched().forgetSegmentsThatAreGone();
        store.fills().addToAll(Cause.CHECK);
    }

    private boolean swept() {
        return feed.sweep("segments", SWEEP, store.touched()::sweep) > 0;
    }

    private boolean looked() {
        return each(store.touched().segmentsWithSomebody(clock.instant()), this::lookAt);
    }

    private boolean lookAt(String segment) {
        Seen seen = look.at(segment);
        if (seen.missed() > 0) {
            LOG.warn("The comparison found {} contacts whom segment {} had missed", seen.missed(), segment);
            missed.increment(seen.missed());
        }
        return seen.contacts() > 0;
    }

    /** @return whether any of them had something to do */
    private boolean each(List<String> segments, Predicate<String> work) {
        boolean any = false;
        for (String segment : segments) {
            if (!resting.rests(segment)) {
                any |= attempt(segment, work);
            }
        }
        return any;
    }

    private boolean attempt(String segment, Predicate<String> work) {
        try {
            return work.test(segment);
        } catch (RuntimeException e) {
            resting.begin(segment);
            LOG.warn("Segment {} rests for a minute: {}", segment, e.toString());
            return false;
        }
    }
}
