package io.postrider.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.PlainValues;
import io.postrider.segments.Segment.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where segments are made, changed and deleted. */
@Component
public class SegmentDesk {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final SegmentStore store;
    private final Segments segments;
    private final RuleBook rules;
    private final SegmentSettings settings;
    private final Clock clock;

    SegmentDesk(SegmentStore store, Segments segments, RuleBook rules, SegmentSettings settings, Clock clock) {
        this.store = store;
        this.segments = segments;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    /** What somebody wants to keep. @param description may be empty */
    public record Wanted(String key, String name, String description, Kind kind, JsonNode rule) {}

    /**
     * Makes the segment or changes it; a new rule is compared with everybody in the background.
     *
     * <p>Whom a new rule moves has done nothing: her entry is told as history and starts no journey.
     *
     * @throws UnusableSegment saying what is wrong, for a rule with the path of the fault
     */
    @Transactional
    public Segment keep(Wanted wanted) {
        check(wanted);
        RuleBook.Meaning meaning = rules.meaning(wanted.rule());
        refuseStrangers(meaning);
        refuseCircles(wanted.key(), meaning);
        Optional<Segment> known = store.segments().waitFor(wanted.key());
        boolean sameRule = known.filter(it -> rules.same(it, wanted.rule())).isPresent();
        Instant now = clock.instant();
        Segment kept = new Segment(
                wanted.key(),
                wanted.name().strip(),
                wanted.description().strip(),
                wanted.kind(),
                wanted.rule().toString(),
                known.map(it -> sameRule ? it.version() : it.version() + 1).orElse(1),
                known.map(Segment::createdAt).orElse(now),
                now);
        if (known.isPresent()) {
            store.segments().update(kept);
        } else {
            store.segments().insert(kept);
        }
        if (!sameRule) {
            store.segments().replaceTouches(kept.key(), meaning.touches());
            store.fills().add(kept.key(), Cause.RULE);
        }
        return kept;
    }

    /** Compares everybody with the rule again, in the background. @throws SegmentNotFound when there is none */
    @Transactional
    public void rebuild(String key) {
        store.fills().add(segments.get(key).key(), Cause.HISTORY);
    }

    /**
     * Deletes the segment; who was in it hears nothing of it.
     *
     * @return whether there was one
     * @throws SegmentInUse naming who builds on it
     */
    @Transactional
    public boolean delete(String key) {
        if (store.segments().waitFor(key).isEmpty()) {
            return false;
        }
        List<String> users = segments.usedBy(key);
        if (!users.isEmpty()) {
            throw new SegmentInUse(users);
        }
        store.forget(key);
        return true;
    }

    /** Whom a rule would take in now. @throws UnusableSegment with the path of the fault */
    public Preview preview(JsonNode rule) {
        if (rule == null || rule.isNull()) {
            throw new UnusableSegment("A preview needs a rule.", "");
        }
        refuseStrangers(rules.meaning(rule));
        return rules.preview(rule, clock.instant());
    }

    /** The rule in plain words. */
    public String sentence(Segment segment) {
        return rules.sentence(segment);
    }

    /** The rule as JSON, one thing on each line. */
    public String written(Segment segment) {
        return rules.written(segment);
    }

    private void check(Wanted wanted) {
        if (wanted.key().length() > 60
                || !KEY.matcher(wanted.key()).matches()
                || wanted.key().equals("ready-made")) {
            throw new UnusableSegment(
                    "The key of a segment is 1 to 60 lower-case letters, digits and single hyphens between them, as in tea-drinkers, and not ready-made.");
        }
        text("name", wanted.name(), 100, true);
        text("description", wanted.description(), 500, false);
        if (wanted.rule() == null || wanted.rule().isNull()) {
            throw new UnusableSegment("A segment needs a rule that says who is in it.", "");
        }
        if (segments.find(wanted.key()).isEmpty() && segments.all().size() >= settings.most()) {
            throw new UnusableSegment(
                    "There may be %d segments, and there are. Delete one, or set postrider.segments.most."
                            .formatted(settings.most()));
        }
    }

    private static void text(String what, String value, int longest, boolean needed) {
        if (value == null || value.length() > longest || needed && value.isBlank() || PlainValues.hasControls(value)) {
            throw new UnusableSegment("The %s of a segment is %s%d characters in one line."
                    .formatted(what, needed ? "1 to " : "at most ", longest));
        }
    }

    private void refuseStrangers(RuleBook.Meaning meaning) {
        Set<String> strangers = new HashSet<>(meaning.segments());
        strangers.removeAll(segments.existing(meaning.segments()));
        if (!strangers.isEmpty()) {
            throw new UnusableSegment("The rule speaks of segments that do not exist: " + strangers + ".");
        }
    }

    /** A segment whose members depend on its members would never come to rest. */
    private void refuseCircles(String key, RuleBook.Meaning meaning) {
        Deque<String> next = new ArrayDeque<>(meaning.segments());
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String one = next.pop();
            if (one.equals(key)) {
                throw new UnusableSegment(
                        "The rule leads back to this segment itself, so nobody could say who is in it.");
            }
            if (seen.add(one)) {
                next.addAll(store.segments().builtUpon(one));
            }
        }
    }
}
