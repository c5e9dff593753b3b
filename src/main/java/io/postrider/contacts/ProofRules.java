package io.postrider.contacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a proof of consent must say to be worth keeping. */
@Component
public class ProofRules {

    /** Clocks of two servers may differ that much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Nobody agreed to mail before; catches times that were meant as something else. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Clock clock;
    private final SoftOptIn softOptIn;

    ProofRules(Clock clock, SoftOptIn softOptIn) {
        this.clock = clock;
        this.softOptIn = softOptIn;
    }

    /** For a yes: it must say where and when. */
    public Proof ofGrant(Proof proof) {
        if (proof == null || proof.source() == null || proof.source().isBlank() || proof.at() == null) {
            throw new UnusableProof("A granted consent needs a proof with source and at: where and when she said yes.");
        }
        Proof checked = checked(proof);
        if (checked.basis() != Basis.EXISTING_CUSTOMER) {
            return checked;
        }
        Instant latest = softOptIn.end(checked);
        boolean sooner = checked.expiresAt() != null && checked.expiresAt().isBefore(latest);
        return sooner ? checked : checked.until(latest);
    }

    /** For a request or a no: what is not said is taken to be now. */
    public Proof ofOther(Proof proof) {
        return checked(proof == null ? new Proof(null, null, null, null, null, null) : proof);
    }

    /** Business time as the databases keep it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Proof checked(Proof proof) {
        Instant now = now();
        Instant at = proof.at() == null ? now : proof.at().truncatedTo(ChronoUnit.MICROS);
        if (at.isAfter(now.plus(TOLERANCE))) {
            throw new UnusableProof("proof.at lies in the future.");
        }
        if (at.isBefore(EARLIEST)) {
            throw new UnusableProof("proof.at lies before 1990.");
        }
        text("source", proof.source(), 200);
        text("ip", proof.ip(), 64);
        text("wording", proof.wording(), 4_000);
        text("form", proof.form(), 200);
        text("formVersion", proof.formVersion(), 60);
        if (proof.country() != null && !COUNTRIES.contains(proof.country())) {
            throw new UnusableProof("proof.country must be a country of ISO 3166 in capitals, such as DE.");
        }
        if (proof.expiresAt() != null && !proof.expiresAt().isAfter(at)) {
            throw new UnusableProof("proof.expiresAt must lie after proof.at.");
        }
        // A yes from a server whose clock is ahead must not outweigh the no she says a minute later.
        return new Proof(
                proof.source(),
                at.isAfter(now) ? now : at,
                proof.ip(),
                proof.wording(),
                proof.form(),
                proof.formVersion(),
                proof.basis(),
                proof.country(),
                proof.expiresAt() == null ? null : proof.expiresAt().truncatedTo(ChronoUnit.MICROS));
    }

    private static void text(String name, String value, int longest) {
        if (value != null && (value.length() > longest || PlainValues.unstorable(value))) {
            throw new UnusableProof("proof." + name + " is longer than " + longest
                    + " characters or has a character that cannot be kept.");
        }
    }
}
