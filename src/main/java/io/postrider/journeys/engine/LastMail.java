package io.postrider.journeys.engine;

import java.time.Clock;
import java.time.Instant;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.context.BpmnExecutionContext;
import org.operaton.bpm.engine.impl.context.Context;

/**
 * When the last mail of the running instance leaves: what is drawn after a send waits from there.
 *
 * <p>A mail queued at night leaves in the morning; "two days later" means two days after she got it.
 */
final class LastMail {

    /** Process variable with the planned instant in epoch milliseconds, written by the step that sends. */
    static final String PLANNED_FOR = "lastMailPlannedFor";

    private LastMail() {}

    /** The later of now and the plan of the execution that is running in this thread. */
    static Instant orNow(Clock clock) {
        BpmnExecutionContext running = Context.getBpmnExecutionContext();
        return running == null ? clock.instant() : orNow(running.getExecution(), clock);
    }

    /** The later of now and the plan. */
    static Instant orNow(VariableScope execution, Clock clock) {
        Instant now = clock.instant();
        if (execution.getVariable(PLANNED_FOR) instanceof Number planned) {
            Instant then = Instant.ofEpochMilli(planned.longValue());
            return then.isAfter(now) ? then : now;
        }
        return now;
    }
}
