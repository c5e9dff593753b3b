package io.postrider.segments.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.StoredJson;
import io.postrider.events.EventLog;
import io.postrider.events.ReportingDays;
import io.postrider.segments.rules.RuleQuestions.Answer;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What rules mean: random rules about random people, answered by the database in each of its ways and, independently, by
 * {@link PlainMeaning} in memory. The seed is in the message of whatever fails.
 */
class RuleMeaningTests {

    private static final int PEOPLE = 40;
    private static final int RULES = 250;

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        RuleReader reader;

        @Autowired
        RuleQuestions questions;

        @Autowired
        Attributes attributes;

        @Autowired
        ComputedAttributes computed;

        @Autowired
        EventLog log;

        @Autowired
        ReportingDays days;

        @Autowired
        StoredJson stored;

        @Autowired
        JdbcClient jdbc;

        private final ObjectMapper mapper = new ObjectMapper();
        private final long seed = Long.getLong("rules.seed", new Random().nextInt(1_000_000));
        private final Random random = new Random(seed);
        private final Instant now = Instant.parse("2026-03-10T11:30:15.250Z");
        private RandomRules rules;
        private List<Person> people;

        @BeforeEach
        void peopleWithAPast() {
            RandomPeople.KINDS.forEach((name, kind) -> attributes.declare(name, kind, null));
            computed.declare(
                    "rule-tests",
                    Map.of("ruleScore", AttributeKind.NUMBER, "ruleSeen", AttributeKind.INSTANT),
                    Map.of());
            people = new RandomPeople(random, now, UUID.randomUUID().toString().substring(0, 8)).some(PEOPLE);
            new Planting(jdbc, stored, log, computed).all(people);
            rules = new RandomRules(random, now, people.get(0).mark());
        }

        @Test
        void theDatabaseMeansWhatTheGrammarSays() throws Exception {
            PlainMeaning meaning = new PlainMeaning(now, days.zone());
            for (int i = 0; i < RULES; i++) {
                JsonNode json = mapper.readTree(rules.next(3));
                Rule rule = reader.read(json);
                Map<UUID, Boolean> wanted = new HashMap<>();
                people.forEach(she -> wanted.put(she.id(), meaning.holds(rule, she)));

                Map<UUID, Boolean> few = answers(questions.about(rule, wanted.keySet(), now));
                assertThat(few).as("seed %d, rule %s", seed, json).isEqualTo(wanted);
                long all = wanted.values().stream().filter(in -> in).count();
                Rule ours = new Rule.All(List.of(new Rule.Tag(people.get(0).mark()), rule));
                assertThat(questions.count(ours, now))
                        .as("counted over all, seed %d, rule %s", seed, json)
                        .isEqualTo(all);
                assertThat(questions.sample(ours, PEOPLE, now)).hasSize((int) all);
                assertThat(RuleWords.of(rule)).startsWith("Everybody ").endsWith(".");
            }
        }

        /** Whoever is looked at again only at the moments told is always where the rule says. */
        @Test
        void noAnswerChangesBeforeTheMomentTold() throws Exception {
            for (int i = 0; i < RULES / 5; i++) {
                JsonNode json = mapper.readTree(rules.next(2));
                Rule rule = reader.read(json);
                List<UUID> ids = people.stream().map(Person::id).toList();
                Map<UUID, Answer> held = new HashMap<>();
                questions.about(rule, ids, now).forEach(it -> held.put(it.contact(), it));
                for (Instant later : laterMoments()) {
                    for (Answer fresh : questions.about(rule, ids, later)) {
                        Answer told = held.get(fresh.contact());
                        boolean due =
                                told.changesAt() != null && !told.changesAt().isAfter(later);
                        assertThat(due || told.in() == fresh.in())
                                .as("seed %d, rule %s at %s, told %s, found %s", seed, json, later, told, fresh)
                                .isTrue();
                        if (due) {
                            held.put(fresh.contact(), fresh);
                        }
                    }
                }
            }
        }

        private List<Instant> laterMoments() {
            List<Instant> moments = new ArrayList<>();
            Instant at = now;
            for (int i = 0; i < 12; i++) {
                at = at.plus(1 + random.nextInt(96), ChronoUnit.HOURS).plusMillis(random.nextInt(1_000));
                moments.add(at);
            }
            return moments;
        }

        private static Map<UUID, Boolean> answers(List<Answer> answers) {
            Map<UUID, Boolean> all = new HashMap<>();
            answers.forEach(it -> all.put(it.contact(), it.in()));
            return all;
        }
    }
}
