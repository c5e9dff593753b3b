package io.postrider.journeys.rules;

import java.time.Duration;
import java.util.Optional;
import org.w3c.dom.Element;

/** A timer nobody can read never rings, and one of a thousand years is a slip of the pen. */
final class TimerLength implements ModelRule {

    private static final Duration LONGEST = Duration.ofDays(3 * 366);

    @Override
    public String name() {
        return "timer-length";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Element timer : model.all("timerEventDefinition")) {
            Element event = Model.parent(timer);
            Timers.text(event, "timeDuration").ifPresent(text -> duration(event, text, findings));
            Timers.text(event, "timeDate").ifPresent(text -> date(event, text, findings));
            Timers.text(event, "timeCycle").ifPresent(text -> cycle(event, text, findings));
        }
    }

    private static void duration(Element event, String text, Findings findings) {
        if (Extensions.isExpression(text)) {
            return;
        }
        Optional<Duration> length = Timers.parse(text);
        if (length.isEmpty() || length.get().isZero()) {
            findings.add(event, "'" + text + "' is no duration; write P2D for two days or PT4H for four hours");
        } else if (length.get().compareTo(LONGEST) > 0) {
            findings.add(event, "'" + text + "' is longer than three years");
        }
    }

    private static void date(Element event, String text, Findings findings) {
        if (!Extensions.isExpression(text)
                && !text.matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)?")) {
            findings.add(event, "'" + text + "' is no date of this century; write 2027-03-01T09:00:00Z");
        }
    }

    /** In a journey a repeating timer must come to an end; a schedule belongs to the start of an operation. */
    private static void cycle(Element event, String text, Findings findings) {
        boolean start = Model.is(event, "startEvent") && Model.is(Model.parent(event), "process");
        if (!start && !text.matches("R[1-9]\\d{0,2}/P.*")) {
            findings.add(event, "'" + text + "' repeats without an end; write how often, such as R3/P1D");
        } else if (text.startsWith("R")
                && Timers.parse(text.substring(text.lastIndexOf('/') + 1)).isEmpty()) {
            findings.add(event, "'" + text + "' has no readable interval");
        }
    }
}
