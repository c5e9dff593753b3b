package io.postrider.tracking.site;

import io.postrider.contacts.PlainValues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a page may tell, because anybody can read its key: two kinds of events, few properties, short texts. */
final class VisitRules {

    static final Duration OLDEST = Duration.ofDays(7);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int LONGEST = 500;
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "page.viewed", Set.of("url", "title"),
            "product.viewed", Set.of("productId", "name", "category", "url"));

    private VisitRules() {}

    /** What is wrong with it, as a sentence; empty when it can be logged. */
    static Optional<String> fault(Visit visit) {
        if (visit == null || visit.id() == null || !ID.matcher(visit.id()).matches()) {
            return Optional.of("id must be 8 to 64 letters, digits and hyphens.");
        }
        Set<String> known = visit.name() == null ? null : KNOWN.get(visit.name());
        if (known == null) {
            return Optional.of(
                    "name must be page.viewed or product.viewed; anything else is told by the shop's server.");
        }
        if (visit.agoMillis() < 0 || visit.agoMillis() > OLDEST.toMillis()) {
            return Optional.of("agoMillis must be 0 to " + OLDEST.toMillis() + ".");
        }
        Map<String, Object> told = visit.properties() == null ? Map.of() : visit.properties();
        if (visit.name().equals("product.viewed") && !told.containsKey("productId")) {
            return Optional.of("product.viewed needs a productId.");
        }
        return told.entrySet().stream()
                .filter(it -> !known.contains(it.getKey())
                        || !(it.getValue() instanceof String text)
                        || text.isBlank()
                        || text.length() > LONGEST
                        || PlainValues.hasControls(text))
                .map(it -> "properties of " + visit.name() + " are texts of 1 to " + LONGEST + " characters among "
                        + known + ".")
                .findFirst();
    }

    /** As it is logged: without what a web address may tell of her behind the question mark. */
    static Map<String, Object> properties(Visit visit) {
        Map<String, Object> properties =
                new LinkedHashMap<>(visit.properties() == null ? Map.of() : visit.properties());
        properties.computeIfPresent("url", (name, url) -> String.valueOf(url).replaceFirst("[?#].*$", ""));
        properties.put("via", "site");
        return properties;
    }
}
