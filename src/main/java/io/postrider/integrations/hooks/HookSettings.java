package io.postrider.integrations.hooks;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How shops and tools may tell something, at {@code <public URL>/hooks/<source>}.
 *
 * <p>A source is off until it has a secret ({@code PUT /api/hooks/<source>/secret}).
 *
 * @param directory folder of further mapping files, {@code <source>/mapping.json} with {@code <source>/examples} beside it; empty: none
 * @param maxBody largest call; more is answered with 413
 * @param maxAge machine time for which a call is taken whose sender signs the time
 * @param secretOverlap machine time for which the old secret counts beside the new one
 * @param history age from which something told counts as history: it is logged, but starts no journey
 * @param keepFailed machine time for which a call that could not be understood is kept, to be tried again
 * @param keep machine time for which it is remembered that a call came, so that it counts once
 */
@ConfigurationProperties("postrider.hooks")
record HookSettings(
        @DefaultValue("") String directory,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("5m") Duration maxAge,
        @DefaultValue("7d") Duration secretOverlap,
        @DefaultValue("2d") Duration history,
        @DefaultValue("14d") Duration keepFailed,
        @DefaultValue("30d") Duration keep) {

    /** As many characters as the column takes. */
    private static final long MOST = 4_000_000;

    HookSettings {
        if (maxBody.toBytes() < 1 || maxBody.toBytes() > MOST) {
            throw new IllegalArgumentException("postrider.hooks.max-body must be 1 to " + MOST + " bytes");
        }
        if (maxAge.isNegative() || keep.compareTo(maxAge) < 0 || keep.compareTo(keepFailed) < 0) {
            throw new IllegalArgumentException(
                    "postrider.hooks.keep must be at least max-age and keep-failed, or old calls would count again");
        }
    }

    /** The folder of further mapping files, or null. */
    Path folder() {
        return directory.isBlank() ? null : Path.of(directory);
    }
}
