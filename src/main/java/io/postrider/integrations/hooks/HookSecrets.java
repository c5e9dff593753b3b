package io.postrider.integrations.hooks;

import io.postrider.access.SealedText;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each source signs with: sealed, and two of them for a while, so that one can be replaced without losing a call. */
@Component
class HookSecrets {

    private record Row(String secret, String previous, Instant previousUntil, Instant changedAt) {}

    private final JdbcClient jdbc;
    private final SealedText sealed;
    private final HookSettings settings;
    private final MachineTime time;

    HookSecrets(JdbcClient jdbc, SealedText sealed, HookSettings settings, MachineTime time) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.settings = settings;
        this.time = time;
    }

    /** Those that count now; none when the source is off. */
    List<String> of(String source) {
        Instant now = time.now();
        return row(source).stream()
                .flatMap(row -> Stream.of(
                        row.secret(),
                        row.previous() != null && row.previousUntil().isAfter(now) ? row.previous() : null))
                .flatMap(it -> it == null ? Stream.empty() : sealed.open(kind(source), it).stream())
                .toList();
    }

    /** Machine time; empty when it has none. */
    Optional<Instant> changedAt(String source) {
        return row(source).map(Row::changedAt);
    }

    /** The one before counts for a while longer. */
    @Transactional
    void replace(String source, String secret) {
        Optional<Row> before = row(source);
        Instant now = time.now();
        jdbc.sql("delete from hook_secret where source = ?").param(source).update();
        jdbc.sql(
                        """
                        insert into hook_secret (source, secret, previous, previous_until, changed_at)
                        values (:source, :secret, :previous, :until, :now)
                        """)
                .param("source", source)
                .param("secret", sealed.seal(kind(source), secret))
                .param("previous", before.map(Row::secret).orElse(null))
                .param("until", Timestamps.of(now.plus(settings.secretOverlap())))
                .param("now", Timestamps.of(now))
                .update();
    }

    /** The source is off from now on. */
    boolean remove(String source) {
        return jdbc.sql("delete from hook_secret where source = ?")
                        .param(source)
                        .update()
                == 1;
    }

    private Optional<Row> row(String source) {
        return jdbc.sql("select * from hook_secret where source = ?")
                .param(source)
                .query((row, number) -> new Row(
                        row.getString("secret"),
                        row.getString("previous"),
                        Timestamps.read(row, "previous_until"),
                        Timestamps.read(row, "changed_at")))
                .optional();
    }

    private static String kind(String source) {
        return "hook:" + source;
    }
}
