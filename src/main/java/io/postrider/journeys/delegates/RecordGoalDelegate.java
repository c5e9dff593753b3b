package io.postrider.journeys.delegates;

import io.postrider.journeys.DecisionLog;
import io.postrider.journeys.Journeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Record goal": she did what the journey is for; counts only within the attribution window after she entered. */
@Component("recordGoal")
class RecordGoalDelegate implements JavaDelegate {

    private final DecisionLog decisions;
    private final Journeys journeys;
    private final Clock clock;

    RecordGoalDelegate(DecisionLog decisions, Journeys journeys, Clock clock) {
        this.decisions = decisions;
        this.journeys = journeys;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = new Step(execution);
        String goal = step.required("goal");
        Duration window = step.duration("window", "P14D");
        Instant entered = journeys.enteredAt(step.enrolment()).orElseGet(clock::instant);
        Duration taken = Duration.between(entered, clock.instant());
        if (taken.compareTo(window) <= 0) {
            String reason = "Goal '%s' reached on day %d of %d".formatted(goal, taken.toDays() + 1, window.toDays());
            decisions.reachedGoal(step.contact(), step.origin(), goal, reason);
        } else {
            decisions.decided(
                    step.contact(),
                    step.origin(),
                    Map.of("goal", goal, "counted", false),
                    "Goal '%s' came after %d days and does not count: the window is %d days"
                            .formatted(goal, taken.toDays(), window.toDays()));
        }
    }
}
