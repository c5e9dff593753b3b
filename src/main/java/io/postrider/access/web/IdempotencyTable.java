package io.postrider.access.web;

import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Rows of {@code idempotency_key}: requests that were done, and what was answered. */
@Component
class IdempotencyTable {

    private static final Duration KEPT = Duration.ofHours(24);

    /** Whose key it is; two callers may use the same. */
    record Key(String caller, String name) {}

    /** @param fingerprint of the request that came first */
    record Answered(String fingerprint, int status, String contentType, String location, String body) {}

    private final JdbcClient jdbc;
    private final MachineTime time;

    IdempotencyTable(JdbcClient jdbc, MachineTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Takes the key until the transaction ends; waits for a transaction that has taken it.
     *
     * @throws org.springframework.dao.DuplicateKeyException when it was used within the last day
     */
    void take(Key key, String fingerprint) {
        Instant now = time.now();
        jdbc.sql("delete from idempotency_key where caller = :caller and name = :name and at < :old")
                .param("caller", key.caller())
                .param("name", key.name())
                .param("old", Timestamps.of(now.minus(KEPT)))
                .update();
        jdbc.sql(
                        """
                insert into idempotency_key (caller, name, fingerprint, at)
                values (:caller, :name, :fingerprint, :at)
                """)
                .param("caller", key.caller())
                .param("name", key.name())
                .param("fingerprint", fingerprint)
                .param("at", Timestamps.of(now))
                .update();
    }

    void keep(Key key, Answered answered) {
        jdbc.sql(
                        """
                update idempotency_key
                set status = :status, content_type = :type, location = :location, body = :body
                where caller = :caller and name = :name
                """)
                .param("status", answered.status())
                .param("type", answered.contentType())
                .param("location", answered.location())
                .param("body", answered.body())
                .param("caller", key.caller())
                .param("name", key.name())
                .update();
    }

    Optional<Answered> find(Key key) {
        return jdbc.sql(
                        """
                select fingerprint, status, content_type, location, body from idempotency_key
                where caller = :caller and name = :name
                """)
                .param("caller", key.caller())
                .param("name", key.name())
                .query((row, number) -> new Answered(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getString("body")))
                .optional();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetOld() {
        jdbc.sql("delete from idempotency_key where at < :old")
                .param("old", Timestamps.of(time.now().minus(KEPT)))
                .update();
    }
}
