package io.postrider.segments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.postrider.contacts.ContactId;
import io.postrider.segments.rules.Rule;
import io.postrider.segments.rules.RuleFault;
import io.postrider.segments.rules.RuleQuestions;
import io.postrider.segments.rules.RuleQuestions.Answer;
import io.postrider.segments.rules.RuleReader;
import io.postrider.segments.rules.RuleTouches;
import io.postrider.segments.rules.RuleTouches.Touched;
import io.postrider.segments.rules.RuleWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the rules of segments mean. */
@Component
class RuleBook {

    private static final int SAMPLE = 10;

    private static final List<String> COMMERCE = List.of(
            "product.viewed", "cart.updated", "order.placed", "order.delivered", "order.cancelled", "order.refunded");

    private final RuleReader reader;
    private final RuleQuestions questions;
    private final ObjectMapper json;

    // Reading a rule asks what attributes there are; a minute later it is asked again.
    private final Cache<String, Rule> read = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    RuleBook(RuleReader reader, RuleQuestions questions, ObjectMapper json) {
        this.reader = reader;
        this.questions = questions;
        this.json = json;
    }

    /** What can change the answers to a rule, and which segments it speaks of. */
    record Meaning(Set<Touch> touches, Set<String> segments) {}

    /** @throws UnusableSegment with the path of the fault */
    Meaning meaning(JsonNode rule) {
        Rule understood = understood(rule);
        return new Meaning(
                RuleTouches.of(understood).stream().flatMap(RuleBook::touches).collect(Collectors.toSet()),
                RuleTouches.segments(understood));
    }

    /** @throws UnusableSegment with the path of the fault */
    Preview preview(JsonNode rule, Instant now) {
        Rule understood = understood(rule);
        return new Preview(
                RuleWords.of(understood),
                questions.count(understood, now),
                questions.sample(understood, SAMPLE, now).stream()
                        .map(ContactId::new)
                        .toList());
    }

    List<Answer> about(Segment segment, Collection<UUID> contacts, Instant now) {
        return questions.about(stored(segment), contacts, now);
    }

    List<Answer> about(Segment segment, Range range, Instant now) {
        return questions.between(stored(segment), range.after(), range.till(), now);
    }

    /** In plain words; of a rule that meant something once, why it no longer does. */
    String sentence(Segment segment) {
        try {
            return RuleWords.of(stored(segment));
        } catch (RuleFault e) {
            return "This rule cannot be understood any more: " + e.getMessage();
        }
    }

    /** One thing on each line. */
    String written(Segment segment) {
        return tree(segment.rule()).toPrettyString();
    }

    boolean same(Segment stored, JsonNode rule) {
        return tree(stored.rule()).equals(rule);
    }

    private Rule stored(Segment segment) {
        return read.get(segment.rule(), text -> reader.read(tree(text)));
    }

    private Rule understood(JsonNode rule) {
        try {
            return reader.read(rule);
        } catch (RuleFault e) {
            throw new UnusableSegment(e.getMessage(), e.path());
        }
    }

    /** What commerce works out follows from events, which know whether they are news; what others work out, from nothing else. */
    private static Stream<Touch> touches(Touched it) {
        if ("commerce".equals(it.owner())) {
            return COMMERCE.stream().map(event -> new Touch(event, "", true));
        }
        return Stream.of(
                new Touch(it.owner() == null ? it.event() : Touch.computed(it.owner()), it.field(), it.projected()));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored rule is no JSON", e);
        }
    }
}
