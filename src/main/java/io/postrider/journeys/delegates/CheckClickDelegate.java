package io.postrider.journeys.delegates;

import io.postrider.events.EventLog;
import io.postrider.journeys.DecisionLog;
import io.postrider.journeys.Journeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Check click": whether a person (no scanner) has followed a link of the mail an earlier step sent. */
@Component("checkClick")
class CheckClickDelegate implements JavaDelegate {

    /** Who cannot be told apart from a person has the benefit of the doubt. */
    private static final List<String> NOT_A_MACHINE = List.of("human", "unknown");

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
        boolean clicked = NOT_A_MACHINE.stream().anyMatch(verdict -> clicked(step, sending, verdict));
        String result = step.optional("result", "clicked");
        step.set(result, clicked);
        String name = journeys.stepName(step.origin().journey(), step.origin().version(), sending);
        decisions.decided(
                step.contact(),
                step.origin(),
                Map.of(result, clicked),
                clicked ? "She clicked in '" + name + "'" : "No click of hers in '" + name + "' so far");
    }

    private boolean clicked(Step step, String sending, String verdict) {
        return log.happened(
                step.contact(),
                "email.clicked",
                Map.of("enrolment", step.enrolment(), "step", sending, "verdict", verdict),
                Instant.EPOCH);
    }
}
