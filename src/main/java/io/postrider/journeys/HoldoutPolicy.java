package io.postrider.journeys;

import io.postrider.experiments.Variants;
import io.postrider.journeys.Refusal.Kind;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps a stable share of contacts out of a journey, so that what it brings can be measured against them. */
@Component
@Order(40)
class HoldoutPolicy implements AdmissionPolicy {

    private final Variants variants;

    HoldoutPolicy(Variants variants) {
        this.variants = variants;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        Journey journey = candidate.journey();
        double share = journey.start().holdout();
        if (share > 0 && variants.position("holdout:" + journey.key(), candidate.contact()) < share) {
            return Optional.of(new Refusal(
                    Kind.HELD_OUT,
                    "She belongs to the %s %% kept out of this journey to measure what it brings"
                            .formatted(Math.round(share * 1000) / 10.0)));
        }
        return Optional.empty();
    }
}
