package io.postrider.time;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time and place of this installation.
 *
 * @param timeLapse seconds of machine time one day of business time takes; 0 switches time lapse off
 * @param timeZone where contacts without a zone of their own are taken to live, and where reports are told
 * @param dataDirectory where this node keeps what is its own: the embedded database, its name, its journal
 * @param workers whether this node does background work (sending, waking, reading the event log)
 */
@ConfigurationProperties("postrider")
public record TimeSettings(
        @DefaultValue("0") double timeLapse,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("true") boolean workers) {

    public TimeSettings {
        if (timeLapse < 0 || timeLapse > 86_400) {
            throw new IllegalArgumentException(
                    "POSTRIDER_TIME_LAPSE is the seconds one day takes: between 0 (off) and 86400, but is "
                            + timeLapse);
        }
    }

    public boolean lapsing() {
        return timeLapse > 0;
    }
}
