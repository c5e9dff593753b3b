package io.postrider.integrations.calls;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What somebody else's server said. @param headers by their names in lower case; of several of a name the last */
public record Answer(int status, Map<String, String> headers, String body) {

    private static final int LONGEST_PAUSE = 3_600;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Whether the same call may do better later: they are busy or broken, and it is not our fault. */
    public boolean later() {
        return status == TOO_MANY || status >= BROKEN;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What they ask us to wait (RFC 9110 10.2.3, seconds only); an hour at most. */
    public Optional<Duration> pause() {
        return header("retry-after")
                .filter(value -> value.matches("\\d{1,9}(\\.\\d+)?"))
                .map(value -> Duration.ofMillis((long) (Math.min(LONGEST_PAUSE, Double.parseDouble(value)) * 1_000)));
    }
}
