package io.postrider.segments;

import io.postrider.contacts.ContactId;
import io.postrider.segments.FillTable.Fill;
import io.postrider.segments.rules.RuleQuestions.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares everybody with a segment's rule, some thousands of contacts at a time: after a new rule, after an import, when somebody
 * asks for it, and every night as a proof.
 *
 * <p>It moves nobody itself: who differs is looked at again like everybody else, so what happens meanwhile counts, and what she
 * did just now stays news.
 */
@Component
class Comparison {

    /** Contacts compared in one transaction. */
    private static final int STEP = 5_000;

    private final SegmentStore store;
    private final RangeTable ranges;
    private final RuleBook rules;
    private final Clock clock;

    Comparison(SegmentStore store, RangeTable ranges, RuleBook rules, Clock clock) {
        this.store = store;
        this.ranges = ranges;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return whether there was something to compare */
    @Transactional
    public boolean step(String key) {
        Segment segment = store.segments().hold(key).orElse(null);
        Fill fill = segment == null ? null : store.fills().newest(key).orElse(null);
        if (fill == null) {
            return false;
        }
        Range range = ranges.next(fill.after(), STEP);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Answer> answers = rules.about(segment, range, now);
        Set<UUID> differing = differing(answers, ranges.members(key, range));
        store.due().correct(key, ranges.moments(key, range), answers);
        if (range.till() != null) {
            store.fills().move(fill, range.till());
        } else {
            store.fills().done(fill);
        }
        store.touched().add(key, differing.stream().map(ContactId::new).toList(), fill.cause());
        return true;
    }

    private static Set<UUID> differing(List<Answer> answers, Set<UUID> members) {
        Set<UUID> differing = new HashSet<>(members);
        for (Answer it : answers) {
            if (it.in() == members.contains(it.contact())) {
                differing.remove(it.contact());
            } else {
                differing.add(it.contact());
            }
        }
        return differing;
    }
}
