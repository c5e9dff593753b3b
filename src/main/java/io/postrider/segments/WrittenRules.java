package io.postrider.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ContactId;
import io.postrider.segments.rules.Rule;
import io.postrider.segments.rules.RuleQuestions;
import io.postrider.segments.rules.RuleTouches;
import io.postrider.segments.rules.RuleTouches.Touched;
import io.postrider.segments.rules.RuleWords;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rules as people write them. */
@Component
class WrittenRules implements RuleBook {

    private static final int SAMPLE = 10;

    private final ReadRules rules;
    private final RuleQuestions questions;

    WrittenRules(ReadRules rules, RuleQuestions questions) {
        this.rules = rules;
        this.questions = questions;
    }

    @Override
    public Meaning read(JsonNode json) {
        Rule rule = rules.read(json);
        return new Meaning(
                RuleWords.of(rule),
                RuleTouches.of(rule).stream().map(WrittenRules::touch).collect(Collectors.toSet()),
                RuleTouches.segments(rule));
    }

    @Override
    public Preview preview(JsonNode json, Instant now) {
        Rule rule = rules.read(json);
        return new Preview(
                RuleWords.of(rule),
                questions.count(rule, now),
                questions.sample(rule, SAMPLE, now).stream().map(ContactId::new).toList());
    }

    @Override
    public String sentence(String stored) {
        return RuleWords.of(rules.read(stored));
    }

    @Override
    public String written(String stored) {
        return rules.written(stored);
    }

    @Override
    public boolean same(String stored, JsonNode rule) {
        return rules.json(stored).equals(rule);
    }

    private static Touch touch(Touched touched) {
        return touched.owner() == null
                ? new Touch(touched.event(), touched.field(), touched.projected())
                : new Touch(Touch.computed(touched.owner()), "", false);
    }
}
