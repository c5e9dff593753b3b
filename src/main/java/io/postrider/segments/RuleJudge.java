package io.postrider.segments;

import io.postrider.segments.rules.RuleQuestions;
import io.postrider.segments.rules.RuleQuestions.Answer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the database what a segment's rule says of contacts. */
@Component
class RuleJudge implements Judge {

    private final ReadRules rules;
    private final RuleQuestions questions;

    RuleJudge(ReadRules rules, RuleQuestions questions) {
        this.rules = rules;
        this.questions = questions;
    }

    @Override
    public List<Judgement> judge(Segment segment, Collection<UUID> contacts, Instant now) {
        return judgements(questions.about(rules.read(segment.rule()), contacts, now));
    }

    @Override
    public List<Judgement> judge(Segment segment, Range range, Instant now) {
        return judgements(questions.between(rules.read(segment.rule()), range.after(), range.till(), now));
    }

    private static List<Judgement> judgements(List<Answer> answers) {
        return answers.stream()
                .map(it -> new Judgement(it.contact(), it.in(), it.changesAt()))
                .toList();
    }
}
