package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.Outbox;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.journeys.AdmissionPolicy.Candidate;
import io.postrider.journeys.Enrolment.State;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps the book of who is in which journey, and tells her timeline about every entry and every end. */
@Component
class Enrolments {

    private final EnrolmentTable table;
    private final EventLog log;
    private final Outbox outbox;
    private final Clock clock;

    Enrolments(EnrolmentTable table, EventLog log, Outbox outbox, Clock clock) {
        this.table = table;
        this.log = log;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** She has passed the door: written before the first step runs. */
    void entered(String id, Candidate who) {
        Journey journey = who.journey();
        table.insert(new Enrolment(
                id,
                journey.key(),
                journey.version(),
                who.contact(),
                who.reentryKey(),
                State.RUNNING,
                who.variables(),
                clock.instant(),
                null,
                null));
        tell("entered", id, journey.key(), journey.version(), who.contact(), "Entered '" + journey.name() + "'");
    }

    /** A drawn exit takes her off the main path: what it had not sent yet is taken back. */
    void leaving(String id, String exit) {
        table.ending(id, true, "Left by '" + exit + "'");
        outbox.cancel(id, "She left the journey by '" + exit + "'");
    }

    /** An end event was reached; other branches may still be on their way. @param exit null on the main path */
    void reached(String id, String end, String exit) {
        table.ending(id, exit != null, exit == null ? "Reached the end: " + end : "Left by '" + exit + "': " + end);
    }

    /** The engine is through with her. @param removed why she was taken out, null when she reached an end */
    void ended(String id, String removed) {
        Enrolment enrolment = table.find(id).orElse(null);
        if (enrolment == null || enrolment.endedAt() != null) {
            return; // A child of a call activity, or a contact that is being erased.
        }
        EnrolmentTable.Ending ending = table.ending(id).orElseThrow();
        State state = removed != null || ending.byExit() ? State.LEFT : State.COMPLETED;
        String reason = removed != null ? removed : ending.reason();
        table.end(id, state, reason, clock.instant());
        tell("left", id, enrolment.journey(), enrolment.version(), enrolment.contact(), reason);
    }

    private void tell(String what, String id, String journey, int version, ContactId contact, String reason) {
        log.append(new NewEvent(
                "journey:" + what + ":" + id,
                "journey." + what,
                contact,
                clock.instant(),
                Map.of(),
                new Origin(journey, version, null, id),
                reason));
    }
}
