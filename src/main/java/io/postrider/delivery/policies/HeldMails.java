package io.postrider.delivery.policies;

import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Wakes mails whose reason to be held is gone, many per statement, but not all, so that nobody waits long for their rows. */
@Component
class HeldMails {

    private static final int AT_ONCE = 50_000;

    /** Longer than any node believes in a switch that was lifted. */
    private static final Duration ECHO = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SwitchTable switches;

    HeldMails(JdbcClient jdbc, Clock clock, SwitchTable switches) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.switches = switches;
    }

    /** What another node held a moment after the switch was lifted. */
    @Scheduled(fixedDelay = 2_000)
    void wakeLatecomers() {
        switches.justLifted(ECHO).forEach(lifted -> wake(lifted.sentence()));
    }

    /** @param sentence what the mails say */
    void wake(String sentence) {
        while (wakeSome(sentence) == AT_ONCE) {
            // Again until none is left.
        }
    }

    /** Rows somebody is just claiming are awake already. */
    private int wakeSome(String sentence) {
        return jdbc.sql(
                        """
                        update outbox set not_before = :now
                        where id in (select id from outbox
                            where state = 'HELD' and reason = :sentence and not_before > :now
                            fetch first :limit rows only)
                          and state = 'HELD'
                        """)
                .param("now", Timestamps.of(clock.instant()))
                .param("sentence", sentence)
                .param("limit", AT_ONCE)
                .update();
    }
}
