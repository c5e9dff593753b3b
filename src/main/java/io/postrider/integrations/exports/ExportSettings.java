package io.postrider.integrations.exports;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Nightly exports of contacts, events and results; off until there is a folder here or a bucket in {@code postrider.exports.s3}.
 *
 * <p>What is exported is personal data: whoever can read the folder or the bucket can read it.
 *
 * @param directory the folder they go to; empty: none. Ours alone (0700), and the files in it (0600)
 * @param at the time of day at which they begin, in the reporting time zone (business time)
 * @param fileSize about how large one file gets, compressed, before another is begun
 * @param keep business time after which an export is taken out of the store again; absent: never, somebody else sees to it. Whoever has not
 *     read it by then asks for everything
 * @param computed whether numbers that modules work out about contacts are exported, too; they may change for all of them every night
 */
@ConfigurationProperties("postrider.exports")
record ExportSettings(
        @DefaultValue("") String directory,
        @DefaultValue("02:30") LocalTime at,
        @DefaultValue("64MB") DataSize fileSize,
        Duration keep,
        @DefaultValue("false") boolean computed) {

    /** One request takes 5 GB at most, and nobody wants to load a file like that. */
    private static final DataSize LARGEST = DataSize.ofGigabytes(1);

    ExportSettings {
        if (fileSize.toBytes() < 1 || fileSize.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("postrider.exports.file-size must be 1 byte to 1 GB");
        }
        if (keep != null && keep.compareTo(Duration.ofDays(2)) < 0) {
            throw new IllegalArgumentException(
                    "postrider.exports.keep must be 2 days or more, or a night would be missed");
        }
    }

    /** Before when an export began that is kept no longer at this moment. */
    Instant keptSince(Instant now) {
        return keep == null ? Instant.EPOCH : now.minus(keep);
    }

    /** Empty when there is none. */
    Optional<Path> folder() {
        return directory.isBlank() ? Optional.empty() : Optional.of(Path.of(directory));
    }
}
