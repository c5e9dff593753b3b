package io.postrider.segments.rules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads how often and when. */
final class Windows {

    private static final long MOST = 1_000_000_000_000L;

    private Windows() {}

    /** Once at least, when nothing is said. */
    static Count count(Node node) {
        if (!node.has("times")) {
            return Count.ONCE;
        }
        Node times = node.object("times");
        Count count = bound(times);
        times.nothingElse();
        return count;
    }

    /** Exactly one of the comparisons. */
    static Count bound(Node node) {
        List<Comparison> told = Arrays.stream(Comparison.values())
                .filter(it -> node.has(it.word()))
                .toList();
        if (told.size() != 1) {
            throw node.fault(
                    null,
                    "Exactly one of these is needed here: "
                            + Arrays.stream(Comparison.values())
                                    .map(Comparison::word)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        Comparison comparison = told.get(0);
        return new Count(comparison, node.whole(comparison.word(), 0, MOST));
    }

    static Window window(Node node) {
        boolean moves = node.has("withinLast");
        if (moves && (node.has("from") || node.has("to"))) {
            throw node.fault("withinLast", "A window is either the last so long, or from and to.");
        }
        Window window = new Window(
                moves ? node.duration("withinLast") : null,
                node.has("from") ? node.instant("from") : null,
                node.has("to") ? node.instant("to") : null);
        if (window.from() != null && window.to() != null && !window.from().isBefore(window.to())) {
            throw node.fault("to", "This window is empty: it ends before it begins.");
        }
        return window;
    }
}
