package io.postrider.journeys.rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** History is kept from the start on: a journey longer than that would lose its own history while it runs. */
final class JourneyLength implements ModelRule {

    @Override
    public String name() {
        return "journey-length";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element process : model.all("process")) {
            Optional<Long> days = TimeToLive.days(process);
            Duration longest = new Paths(model).longest(process);
            if (days.isPresent() && longest.compareTo(Duration.ofDays(days.get())) >= 0) {
                findings.add(
                        process,
                        "It may take " + longest.toDays() + " days, but its history is kept for " + days.get()
                                + " days from the start: keep it longer, or shorten the waits");
            }
        }
    }

    /** Longest ways through the drawing; a loop is gone through once, and waits of unknown length count nothing. */
    private record Paths(Model model, Map<Element, Duration> from) {

        Paths(Model model) {
            this(model, new HashMap<>());
        }

        Duration longest(Element scope) {
            Duration longest = Duration.ZERO;
            for (Element start : Model.children(scope, "startEvent")) {
                longest = later(longest, from(start));
            }
            Duration beside = Duration.ZERO;
            for (Element sub : Model.children(scope, "subProcess")) {
                if (sub.getAttribute("triggeredByEvent").equals("true")) {
                    // It may begin at the last moment, except when its own timer says when.
                    beside = later(beside, longest(sub));
                }
            }
            return longest.plus(beside);
        }

        private Duration from(Element node) {
            Duration known = from.get(node);
            if (known != null) {
                return known;
            }
            from.put(node, Duration.ZERO);
            Duration own = Model.has(node, "startEvent") ? longest(node) : Timers.length(node);
            Duration rest = Duration.ZERO;
            for (Element next : model.after(node)) {
                rest = later(rest, from(next));
            }
            Duration total = own.plus(rest);
            for (Element boundary : model.boundariesOf(node)) {
                total = later(total, from(boundary));
            }
            from.put(node, total);
            return total;
        }

        private static Duration later(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }
}
