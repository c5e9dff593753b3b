package io.postrider.journeys;

import io.postrider.delivery.spi.CommunicationIntensity.Limit;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.journeys.engine.FeelDecisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.operaton.bpm.dmn.engine.DmnDecision;
import org.operaton.bpm.dmn.engine.DmnDecisionRuleResult;
import org.operaton.bpm.dmn.engine.DmnEngine;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.model.dmn.instance.Decision;
import org.operaton.bpm.model.dmn.instance.DecisionTable;
import org.springframework.stereotype.Component;

/**
 * One version of the table of communication intensity.
 *
 * @param inputs the names its input columns speak of
 */
record IntensityDecision(String version, DmnEngine engine, DmnDecision decision, List<String> inputs) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Reads a version as it was deployed; evaluated by an engine of its own, so that the process engine remembers nothing of it. */
    @Component
    static final class Reader {

        private final DmnEngine engine = FeelDecisions.configuration().buildEngine();
        private final RepositoryService repository;

        Reader(RepositoryService repository) {
            this.repository = repository;
        }

        IntensityDecision read(String version) {
            Decision drawn = repository.getDmnModelInstance(version).getModelElementById(IntensityTable.KEY);
            try (var xml = repository.getDecisionModel(version)) {
                return new IntensityDecision(
                        version, engine, engine.parseDecision(IntensityTable.KEY, xml), inputs(drawn));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<String> inputs(Decision drawn) {
            if (!(drawn.getExpression() instanceof DecisionTable table)) {
                return List.of();
            }
            return table.getInputs().stream()
                    .map(input -> input.getInputExpression().getText().getTextContent())
                    .flatMap(text -> NAME.matcher(text).results().map(MatchResult::group))
                    .distinct()
                    .toList();
        }
    }

    /** What the inputs are for this mail; null where nothing plain is known. */
    List<Object> values(OutgoingMail mail) {
        List<Object> values = new ArrayList<>();
        inputs.forEach(input -> values.add(
                switch (input) {
                    case "purpose" -> mail.purpose().key();
                    case "journey" -> mail.email().origin().journey();
                    case "template" -> mail.email().template();
                    default -> plain(mail.contact().attributes().get(input));
                }));
        return values;
    }

    private static Object plain(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value : null;
    }

    /** @throws RuntimeException when the table cannot say it */
    List<Limit> limits(List<Object> values) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            variables.put(inputs.get(i), values.get(i));
        }
        return engine.evaluateDecisionTable(decision, variables).stream()
                .map(IntensityDecision::limit)
                .toList();
    }

    private static Limit limit(DmnDecisionRuleResult rule) {
        int mails = ((Number) rule.getEntry("maxMails")).intValue();
        double days = ((Number) rule.getEntry("windowDays")).doubleValue();
        Object counting = rule.getEntry("counting");
        if (mails < 1 || days <= 0) {
            throw new IllegalStateException("A limit is at least one mail in more than no time");
        }
        return new Limit(mails, Duration.ofMinutes(Math.round(days * 24 * 60)), "purpose".equals(counting));
    }
}
