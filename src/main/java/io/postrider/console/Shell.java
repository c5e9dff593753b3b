package io.postrider.console;

import io.postrider.time.TimeSettings;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the frame around every console page shows: the time contacts live in; templates ask {@code @shell}. */
@Component("shell")
class Shell {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final Clock clock;
    private final TimeSettings settings;

    Shell(Clock clock, TimeSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Business time now, in the installation's zone. */
    public String now() {
        return NOW.format(clock.instant().atZone(settings.timeZone()));
    }

    /** The zone, or how fast time runs when it does not run as usual. */
    public String pace() {
        return settings.lapsing() ? "Time lapse: a day takes " + seconds(settings.timeLapse()) : zone();
    }

    /** The zone contacts without one of their own are taken to live in. */
    public String zone() {
        return settings.timeZone().getId();
    }

    public boolean lapsing() {
        return settings.lapsing();
    }

    private static String seconds(double value) {
        String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return number + (value == 1 ? " second" : " seconds");
    }
}
