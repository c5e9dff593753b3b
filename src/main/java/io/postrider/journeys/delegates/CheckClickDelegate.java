package io.postrider.journeys.delegates;

import io.postrider.events.EventLog;
import io.postrider.journeys.DecisionLog;
import io.postrider.journeys.Journeys;
import java.time.Instant;
import java.util.Map;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * "Check click": whether a person has followed a link of the mail an earlier step sent.
 *
 * <p>Only what is a person's by all that is known today counts; whoever cannot be told apart from a program did not click.
 */
@Component("checkClick")
class CheckClickDelegate implements JavaDelegate {

    private final EventLog log;
    private final DecisionLog decisions;
    private final Journeys journeys;

    CheckClickDelegate(EventLog log, DecisionLog decisions, Journeys journeys) {
        this.log = log;
        this.decisions = decisions;
        this.journeys = journeys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = new Step(execution);
        String sending = step.required("step");
        boolean clicked = clicked(step, sending);
        String result = step.optional("result", "clicked");
        step.set(result, clicked);
        String name = journeys.stepName(step.origin().journey(), step.origin().version(), sending);
        decisions.decided(
                step.contact(),
                step.origin(),
                Map.of(result, clicked),
                clicked ? "She clicked in '" + name + "'" : "No click of hers in '" + name + "' so far");
    }

    private boolean clicked(Step step, String sending) {
        return log.happened(
                step.contact(),
                "email.clicked",
                Map.of("enrolment", step.enrolment(), "step", sending, "verdict", "human"),
                Instant.EPOCH);
    }
}
