package io.postrider.contacts;

import io.postrider.access.PublicUrl;
import io.postrider.access.SignedTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The link in a confirmation mail: who confirms what, and when she asked. */
@Component
class ConfirmationLinks {

    private static final String KIND = "confirm";

    private final SignedTokens tokens;
    private final PublicUrl url;

    ConfirmationLinks(SignedTokens tokens, PublicUrl url) {
        this.tokens = tokens;
        this.url = url;
    }

    /** What a link says. @param asked when she asked, in business time */
    record Request(ContactId contact, String purpose, Instant asked) {}

    String link(ConsentState pending) {
        long asked = ChronoUnit.MICROS.between(Instant.EPOCH, pending.requestedAt());
        return url.of("/confirm/" + tokens.sign(KIND, pending.contact() + " " + pending.purpose() + " " + asked));
    }

    /** Empty when the token was not made here. */
    Optional<Request> read(String token) {
        return tokens.verify(KIND, token).map(payload -> {
            String[] parts = payload.split(" ");
            Instant asked = Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS);
            return new Request(ContactId.of(parts[0]), parts[1], asked);
        });
    }
}
