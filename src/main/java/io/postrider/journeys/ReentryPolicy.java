package io.postrider.journeys;

import io.postrider.journeys.Reentry.Mode;
import io.postrider.journeys.Refusal.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody walks a journey twice at the same time, nor again before its drawing allows it. */
@Component
@Order(30)
class ReentryPolicy implements AdmissionPolicy {

    private final EnrolmentTable enrolments;
    private final Clock clock;

    ReentryPolicy(EnrolmentTable enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        Reentry reentry = candidate.journey().start().reentry();
        if (reentry.key() != null && candidate.reentryKey() == null) {
            return refuse("The journey is entered once per '%s', and this entry names none".formatted(reentry.key()));
        }
        List<Enrolment> before =
                enrolments.of(candidate.contact(), candidate.journey().key(), candidate.reentryKey());
        if (before.isEmpty()) {
            return Optional.empty();
        }
        String which = candidate.reentryKey() == null ? "" : " for " + reentry.key() + " " + candidate.reentryKey();
        if (before.stream().anyMatch(enrolment -> enrolment.endedAt() == null)) {
            return refuse("She is in this journey already" + which);
        }
        if (reentry.mode() == Mode.NEVER) {
            return refuse("She has been in this journey before%s, and it is entered only once".formatted(which));
        }
        if (reentry.mode() == Mode.AFTER) {
            Instant allowed = before.get(0).enteredAt().plus(reentry.after());
            if (clock.instant().isBefore(allowed)) {
                return refuse("She may enter this journey again%s from %s on".formatted(which, allowed));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(String reason) {
        return Optional.of(new Refusal(Kind.REENTRY, reason));
    }
}
