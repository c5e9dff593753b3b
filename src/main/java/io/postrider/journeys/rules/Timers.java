package io.postrider.journeys.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** How long the timers of a drawing wait, as far as it can be known beforehand. */
final class Timers {

    private static final Pattern ISO = Pattern.compile(
            "P(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

    private static final long[] SECONDS = {366 * 86_400L, 31 * 86_400L, 7 * 86_400L, 86_400L, 3_600L, 60L, 1L};

    private Timers() {}

    /** The timer's text of this kind ({@code timeDuration}, {@code timeDate}, {@code timeCycle}), or nothing. */
    static Optional<String> text(Element event, String kind) {
        List<Element> timers = Model.children(event, "timerEventDefinition");
        return timers.stream()
                .flatMap(timer -> Model.children(timer, kind).stream())
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }

    /** An ISO duration; years and months are taken at their longest. */
    static Optional<Duration> parse(String text) {
        Matcher parts = ISO.matcher(text);
        if (!parts.matches() || text.endsWith("P") || text.endsWith("T")) {
            return Optional.empty();
        }
        long seconds = 0;
        for (int i = 0; i < SECONDS.length; i++) {
            if (parts.group(i + 1) != null) {
                seconds += SECONDS[i] * Long.parseLong(parts.group(i + 1));
            }
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }

    /** How long the event waits; zero when that is not known from the drawing. */
    static Duration length(Element event) {
        return text(event, "timeDuration").flatMap(Timers::parse).orElse(Duration.ZERO);
    }
}
