package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Every decision a journey makes about a contact, with its reason, on her timeline: the answer to "why did she not get it?".
 *
 * <p>One compact row per decision, in the transaction of the step.
 */
@Component
public class DecisionLog {

    private final EventLog log;
    private final Clock clock;

    DecisionLog(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @param values what was decided, by name; @param reason a sentence a marketer understands */
    public void decided(ContactId contact, Origin step, Map<String, Object> values, String reason) {
        append("journey.decided", contact, step, values, reason);
    }

    /** She did what the journey is for. */
    public void reachedGoal(ContactId contact, Origin step, String goal, String reason) {
        append("journey.goal", contact, step, Map.of("goal", goal), reason);
    }

    private void append(String name, ContactId contact, Origin step, Map<String, Object> values, String reason) {
        log.append(new NewEvent(null, name, contact, clock.instant(), values, step, reason));
    }
}
