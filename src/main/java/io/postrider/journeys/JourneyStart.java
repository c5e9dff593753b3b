package io.postrider.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Who enters a journey: the properties an analyst fills in on the start event (element template "Journey start").
 *
 * @param audience segment the contact must be in; null for whoever may be mailed
 * @param holdout share kept out to measure what the journey brings, 0 to 1
 * @param priority who wins when there is too much mail, higher first; 0 is normal
 * @param existing whether those already in the audience are enrolled at first publication
 */
public record JourneyStart(
        Trigger trigger, String audience, Reentry reentry, double holdout, int priority, boolean existing) {

    static final Map<String, Integer> PRIORITIES = Map.of("low", -10, "normal", 0, "high", 10);

    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9-]+");

    /** Property names the start event may carry. */
    public static final Set<String> PROPERTIES =
            Set.of("trigger", "audience", "reentry", "holdout", "priority", "existing");

    /** @throws IllegalArgumentException with a sentence for the analyst */
    public static JourneyStart of(Map<String, String> properties) {
        return new JourneyStart(
                Trigger.parse(properties.get("trigger")),
                audience(properties.get("audience")),
                Reentry.parse(properties.get("reentry")),
                share(properties.getOrDefault("holdout", "0")),
                priority(properties.getOrDefault("priority", "normal")),
                existing(properties.get("existing")));
    }

    /** Everything wrong with these properties, one sentence each; empty when a journey can start by them. */
    public static List<String> findings(Map<String, String> properties) {
        List<String> findings = new ArrayList<>();
        properties.keySet().stream()
                .filter(name -> !PROPERTIES.contains(name))
                .forEach(name -> findings.add("Property '" + name + "' is not known on a start event"));
        check(findings, () -> Trigger.parse(properties.get("trigger")));
        check(findings, () -> audience(properties.get("audience")));
        check(findings, () -> Reentry.parse(properties.get("reentry")));
        check(findings, () -> share(properties.getOrDefault("holdout", "0")));
        check(findings, () -> priority(properties.getOrDefault("priority", "normal")));
        check(findings, () -> existing(properties.get("existing")));
        return findings;
    }

    private static void check(List<String> findings, Supplier<?> parse) {
        try {
            parse.get();
        } catch (IllegalArgumentException e) {
            findings.add(e.getMessage());
        }
    }

    private static String audience(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!SEGMENT.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(
                    "Audience '" + text + "' is not understood; write the key of one segment, as in tea-drinkers");
        }
        return text.strip();
    }

    private static boolean existing(String text) {
        if (text == null || text.isBlank() || text.equals("no") || text.equals("false")) {
            return false;
        }
        throw new IllegalArgumentException(
                "Contacts who are already in the audience cannot be enrolled at publication yet; write no");
    }

    private static double share(String text) {
        String number = text.strip().replace("%", "");
        try {
            double share = Double.parseDouble(number) / (text.contains("%") ? 100 : 1);
            if (share >= 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new IllegalArgumentException("Holdout '" + text + "' must be a share such as 10 % or 0.1, below 1");
    }

    private static int priority(String text) {
        Integer priority = PRIORITIES.get(text.strip());
        if (priority == null) {
            throw new IllegalArgumentException("Priority '" + text + "' must be low, normal or high");
        }
        return priority;
    }
}
