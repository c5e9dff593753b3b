package io.postrider.journeys;

import io.postrider.journeys.Refusal.Kind;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody enters a journey that an operator has paused. */
@Component
@Order(10)
class PausedPolicy implements AdmissionPolicy {

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        return candidate.journey().paused()
                ? Optional.of(new Refusal(
                        Kind.PAUSED,
                        "The journey '%s' is paused"
                                .formatted(candidate.journey().name())))
                : Optional.empty();
    }
}
