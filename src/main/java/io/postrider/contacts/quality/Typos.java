package io.postrider.contacts.quality;

import java.util.Map;
import java.util.Optional;

/** Guesses which large provider's domain was meant: one letter wrong, missing, doubled or swapped. */
final class Typos {

    /** In shorter domains one letter makes another real domain: gmx.de and gmx.at. */
    private static final int SHORTEST = 8;

    private static final Map<String, String> ENDINGS =
            Map.of("con", "com", "cmo", "com", "ocm", "com", "comm", "com", "coom", "com", "vom", "com", "xom", "com");

    private Typos() {}

    /** The domain that was probably meant; empty when it is probably right. */
    static Optional<String> meant(String domain) {
        if (KnownDomains.LARGE.contains(domain)) {
            return Optional.empty();
        }
        int dot = domain.lastIndexOf('.');
        String ending = ENDINGS.get(domain.substring(dot + 1));
        if (ending != null) {
            String better = domain.substring(0, dot + 1) + ending;
            return meant(better).or(() -> Optional.of(better));
        }
        return KnownDomains.LARGE.stream()
                .filter(known -> known.length() >= SHORTEST && oneSlip(domain, known))
                .sorted()
                .findFirst();
    }

    /** Whether one insertion, deletion, replacement or swap of neighbours makes one of the other. */
    private static boolean oneSlip(String typed, String known) {
        int difference = typed.length() - known.length();
        if (Math.abs(difference) > 1) {
            return false;
        }
        int same = 0;
        while (same < Math.min(typed.length(), known.length()) && typed.charAt(same) == known.charAt(same)) {
            same++;
        }
        String restTyped = typed.substring(same);
        String restKnown = known.substring(same);
        if (difference == 1) {
            return restTyped.substring(1).equals(restKnown);
        }
        if (difference == -1) {
            return restKnown.substring(1).equals(restTyped);
        }
        return !restTyped.isEmpty()
                && (restTyped.substring(1).equals(restKnown.substring(1)) || swapped(restTyped, restKnown));
    }

    private static boolean swapped(String typed, String known) {
        return typed.length() > 1
                && typed.charAt(0) == known.charAt(1)
                && typed.charAt(1) == known.charAt(0)
                && typed.substring(2).equals(known.substring(2));
    }
}
