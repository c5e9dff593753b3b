package io.postrider.journeys;

import io.postrider.journeys.Refusal.Kind;
import io.postrider.segments.Segments;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A journey with an audience takes in only who is in that segment, by everything known at this moment. */
@Component
@Order(15)
class AudiencePolicy implements AdmissionPolicy {

    private final Segments segments;

    AudiencePolicy(Segments segments) {
        this.segments = segments;
    }

    @Override
    public Optional<Refusal> check(Candidate candidate) {
        String audience = candidate.journey().start().audience();
        if (audience == null) {
            return Optional.empty();
        }
        return segments.find(audience)
                .map(segment -> segments.contains(audience, candidate.contact())
                        ? Optional.<Refusal>empty()
                        : refuse("She is not in the segment '" + segment.name() + "', for which this journey is"))
                .orElseGet(() -> refuse("The segment '" + audience + "', for which this journey is, does not exist"));
    }

    private static Optional<Refusal> refuse(String reason) {
        return Optional.of(new Refusal(Kind.NOT_IN_AUDIENCE, reason));
    }
}
