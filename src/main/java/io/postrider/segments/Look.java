package io.postrider.segments;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.events.ReaderPlaces;
import io.postrider.events.ReaderPlaces.Place;
import io.postrider.segments.TouchedTable.Touched;
import io.postrider.segments.rules.RuleQuestions.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at those who were touched and those whose time has come, and says who is in a segment now.
 *
 * <p>The segment is held meanwhile, and the rule is asked after everything that touched her was committed: so whoever looks last
 * knows the most, and nobody overwrites a newer answer by an older one. Membership, its event and the queue are one transaction.
 */
@Component
class Look {

    /** Contacts in one transaction; short enough that no reader of the log waits for it. */
    private static final int BATCH = 1_000;

    private final SegmentStore store;
    private final RuleBook rules;
    private final EventLog log;
    private final ReaderPlaces places;
    private final Clock clock;

    Look(SegmentStore store, RuleBook rules, EventLog log, ReaderPlaces places, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.log = log;
        this.places = places;
        this.clock = clock;
    }

    /**
     * What one look found.
     *
     * @param contacts how many were looked at
     * @param missed how many changed whom only the comparison of everybody found
     */
    record Seen(int contacts, int missed) {

        static final Seen NOTHING = new Seen(0, 0);
    }

    /** @return nothing when there is nobody, or another node is at it */
    @Transactional
    public Seen at(String key) {
        Segment segment = store.segments().hold(key).orElse(null);
        if (segment == null) {
            return Seen.NOTHING;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Touched> touched = touched(key);
        Set<UUID> contacts = new LinkedHashSet<>(store.due().next(key, now, BATCH));
        touched.forEach(it -> contacts.add(it.contact()));
        if (contacts.isEmpty()) {
            return Seen.NOTHING;
        }
        List<Answer> answers = rules.about(segment, contacts, now);
        int missed = apply(segment, answers, causes(touched), now);
        store.due().correct(key, store.due().among(key, contacts), answers);
        store.touched().done(key, touched);
        return new Seen(contacts.size(), missed);
    }

    private List<Touched> touched(String key) {
        Place read = places.of("commerce").orElse(new Place(Long.MAX_VALUE, Long.MAX_VALUE));
        List<Touched> touched = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            if (touched.size() < BATCH) {
                touched.addAll(store.touched().next(key, cause, read, BATCH - touched.size()));
            }
        }
        return touched;
    }

    private static Map<UUID, Set<Cause>> causes(Collection<Touched> touched) {
        return touched.stream()
                .collect(Collectors.groupingBy(
                        Touched::contact, Collectors.mapping(Touched::cause, Collectors.toSet())));
    }

    private int apply(Segment segment, List<Answer> answers, Map<UUID, Set<Cause>> causes, Instant now) {
        Set<UUID> members = store.members()
                .among(segment.key(), answers.stream().map(Answer::contact).toList());
        boolean filling = store.fills().filling(segment.key());
        List<NewEvent> changes = new ArrayList<>();
        answers.stream()
                .filter(it -> it.in() != members.contains(it.contact()))
                .forEach(it -> changes.add(change(segment, it, filling || !news(causes, it.contact()), now)));
        write(segment, changes, now);
        return (int) changes.stream()
                .filter(it -> Set.of(Cause.CHECK).equals(causes.get(it.contact().value())))
                .count();
    }

    /** Only what she or time did is news: whom an import or a new rule moves has not acted. */
    private static boolean news(Map<UUID, Set<Cause>> causes, UUID contact) {
        return Set.of(Cause.NEWS).containsAll(causes.getOrDefault(contact, Set.of()));
    }

    private static NewEvent change(Segment segment, Answer it, boolean history, Instant now) {
        NewEvent change = new NewEvent(
                null,
                it.in() ? Touch.ENTERED : Touch.LEFT,
                new ContactId(it.contact()),
                now,
                Map.of("segment", segment.key()),
                Origin.NONE,
                (it.in() ? "Now in the segment '" : "No longer in the segment '") + segment.name() + "'");
        return history ? change.asHistory() : change;
    }

    /** The events first: they wait for an erasure under way, and then find nobody. */
    private void write(Segment segment, List<NewEvent> changes, Instant now) {
        List<Boolean> written = log.appendAll(changes);
        Set<UUID> entered = new HashSet<>();
        Set<UUID> left = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            UUID contact = changes.get(i).contact().value();
            boolean enters = changes.get(i).name().equals(Touch.ENTERED);
            if (!enters) {
                left.add(contact);
            } else if (written.get(i)) {
                entered.add(contact);
            }
        }
        store.members().add(segment.key(), entered, now);
        store.members().remove(segment.key(), left);
    }
}
