package io.postrider.contacts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where, how long and on which condition somebody may be written to because she is a customer. A default you must check with your
 * lawyer: laws change, and this list is short on purpose. Countries that are not in it need a consent.
 */
@Component
class SoftOptIn {

    /**
     * What a group of countries asks for.
     *
     * @param notice whether she must have been told, when her address was collected, that she may object: the proof's wording
     * @param months how long it counts, 0: the law names no span and the setting counts
     */
    private record Rule(Set<String> countries, boolean notice, int months, String source) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Set.of(
                            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
                            "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
                    true,
                    0,
                    "ePrivacy directive 2002/58/EC art. 13(2); in Germany UWG § 7(3)"),
            new Rule(Set.of("GB"), true, 0, "PECR 2003 reg. 22(3)"),
            new Rule(Set.of("CH"), true, 0, "UWG art. 3(1)(o)"),
            new Rule(Set.of("CA"), false, 24, "CASL s. 10(10): an existing business relationship, for two years"),
            new Rule(Set.of("US"), false, 0, "CAN-SPAM Act: until she opts out"));

    private final ConsentSettings settings;

    SoftOptIn(ConsentSettings settings) {
        this.settings = settings;
    }

    /** When it ends at the latest. @throws UnusableProof where it is not allowed, or not told properly */
    Instant end(Proof proof) {
        if (proof.country() == null) {
            throw new UnusableProof("proof.country is needed with the basis existing-customer: its law decides.");
        }
        Rule rule = RULES.stream()
                .filter(it -> it.countries().contains(proof.country()))
                .findFirst()
                .orElse(null);
        int shipped = rule == null ? 0 : rule.months() > 0 ? rule.months() : settings.customerMonths();
        int months = settings.softOptIn().getOrDefault(proof.country(), shipped);
        if (months <= 0) {
            throw new UnusableProof("In " + proof.country()
                    + " being a customer is not taken for a permission; record a consent of hers, or set"
                    + " postrider.contacts.soft-opt-in." + proof.country() + ".");
        }
        if (rule != null
                && rule.notice()
                && (proof.wording() == null || proof.wording().isBlank())) {
            throw new UnusableProof("In " + proof.country() + " proof.wording must hold the notice that she may object,"
                    + " as she saw it when she gave her address (" + rule.source() + ").");
        }
        return proof.at().atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }
}
