package io.postrider.events;

import io.postrider.events.CursorTable.Place;
import io.postrider.events.CursorTable.Placed;
import io.postrider.events.CursorTable.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** One turn of one reader: a batch, and when that fails the events of the batch one by one. */
class FeedReading {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReading.class);

    /**
     * Who reads.
     *
     * @param names which events it wants; null for all
     * @param behind whom it stays behind; null: nobody
     */
    record Reader(String name, Supplier<Set<String>> names, Consumer<List<LoggedEvent>> handler, Follows behind) {}

    /** Another reader, and the events whose work there is built on. */
    record Follows(Behind leader, Supplier<Set<String>> matters) {}

    private final String reader;
    private final Reader who;
    private final CursorTable cursors;
    private final FailureTable failures;
    private final TransactionTemplate transaction;
    private Place place;
    private List<Placed> events = List.of();

    FeedReading(Reader who, CursorTable cursors, FailureTable failures, TransactionTemplate transaction) {
        this.reader = who.name();
        this.who = who;
        this.cursors = cursors;
        this.failures = failures;
        this.transaction = transaction;
    }

    boolean nothingRead() {
        return events.isEmpty();
    }

    int batch(int limit) {
        return transaction.execute(status -> {
            Optional<Place> held = cursors.lock(reader);
            if (held.isEmpty()) {
                return 0;
            }
            place = held.get();
            Stretch next = who.names() == null ? cursors.next(place, limit) : cursors.next(place, limit, who.names());
            next = who.behind() == null
                    ? next
                    : who.behind()
                            .leader()
                            .cut(next, place, who.behind().matters().get());
            if (next.passed() == 0 || pausing(next)) {
                return 0;
            }
            events = next.events();
            if (!events.isEmpty()) {
                who.handler().accept(events.stream().map(Placed::event).toList());
            }
            cursors.move(reader, next.end());
            return next.passed();
        });
    }

    private boolean pausing(Stretch next) {
        return !next.events().isEmpty()
                && failures.pausing(reader, next.events().get(0).event().id());
    }

    /** Stops at an event that gets a pause, and when another node has taken over. */
    int oneByOne() {
        int read = 0;
        for (Placed next : events) {
            if (!single(next)) {
                return read;
            }
            place = next.place();
            read++;
        }
        return read;
    }

    /** @return whether the reader is past this event now */
    private boolean single(Placed next) {
        try {
            return whileStillHere(() -> {
                who.handler().accept(List.of(next.event()));
                failures.forget(reader, next.event().id());
                cursors.move(reader, next.place());
                return true;
            });
        } catch (RuntimeException e) {
            return whileStillHere(() -> failed(next, e));
        }
    }

    private boolean failed(Placed next, RuntimeException failure) {
        boolean last = failures.count(reader, next.event().id(), failure);
        if (last) {
            LOG.error("{} set event {} aside", reader, next.event().id(), failure);
            cursors.move(reader, next.place());
        }
        return last;
    }

    /** Does the work in one transaction with the cursor, unless another node has moved it meanwhile. */
    private boolean whileStillHere(Supplier<Boolean> work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean here = cursors.lock(reader).filter(place::equals).isPresent();
            return here && work.get();
        }));
    }
}
