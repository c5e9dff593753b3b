package io.postrider.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far business time has run, so that a restart never goes back. */
@Component
class BusinessTimeTable {

    /** @param ahead lead over machine time to keep when no time lapse is on */
    record Stored(Instant reservedUntil, Duration ahead) {}

    private final JdbcClient jdbc;

    BusinessTimeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stored> read() {
        return jdbc.sql("select reserved_until, ahead_millis from business_time where id = 1")
                .query((row, number) -> new Stored(
                        Timestamps.read(row, "reserved_until"), Duration.ofMillis(row.getLong("ahead_millis"))))
                .optional();
    }

    void store(Instant reservedUntil, Duration ahead) {
        int updated = jdbc.sql("update business_time set reserved_until = :until, ahead_millis = :ahead where id = 1")
                .param("until", Timestamps.of(reservedUntil))
                .param("ahead", ahead.toMillis())
                .update();
        if (updated == 0) {
            jdbc.sql("insert into business_time (id, reserved_until, ahead_millis) values (1, :until, :ahead)")
                    .param("until", Timestamps.of(reservedUntil))
                    .param("ahead", ahead.toMillis())
                    .update();
        }
    }
}
