package io.postrider.events;

import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long events are kept. The daily numbers stay.
 *
 * @param retention how long after it happened an event is kept, in whole months of the calendar; zero: for ever. The default lets two years be
 *     compared month by month, and is the longest the French authority (CNIL) holds fitting for measuring an audience
 * @param retentionByName other periods for names or beginnings of names, such as {@code [page.*]=90d}; the longest beginning
 *     that fits counts. Zero: for ever
 */
@ConfigurationProperties("postrider.events")
public record RetentionSettings(@DefaultValue("25m") Period retention, Map<String, Period> retentionByName) {

    public RetentionSettings {
        retentionByName = retentionByName == null ? Map.of() : Map.copyOf(retentionByName);
    }
}
