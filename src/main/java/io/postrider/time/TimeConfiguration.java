package io.postrider.time;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The clock everybody is given. */
@Configuration
class TimeConfiguration {

    /** Background work runs unless a node is told to only answer requests. */
    @Configuration
    @EnableScheduling
    @ConditionalOnProperty(name = "postrider.workers", matchIfMissing = true)
    static class Workers {}

    @Bean
    BusinessClock businessClock(TimeSettings settings, MachineTime machine, BusinessTimeTable table) {
        Instant now = machine.now();
        var stored = table.read();
        if (!settings.lapsing()) {
            Duration ahead = stored.map(BusinessTimeTable.Stored::ahead).orElse(Duration.ZERO);
            Instant start = later(
                    now.plus(ahead),
                    stored.map(BusinessTimeTable.Stored::reservedUntil).orElse(now));
            return new BusinessClock(machine::now, settings.timeZone(), start, 1, Instant.MAX);
        }
        double rate = Duration.ofDays(1).toSeconds() / settings.timeLapse();
        Instant start =
                later(now, stored.map(BusinessTimeTable.Stored::reservedUntil).orElse(now));
        Instant until = start.plusNanos((long) (TimeLapse.RESERVE.toNanos() * rate));
        table.store(until, Duration.between(now, until));
        return new BusinessClock(machine::now, settings.timeZone(), start, rate, until);
    }

    /** Two instants, the later one: time never goes back. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Bean
    Node node(TimeSettings settings) {
        return NodeFile.claim(settings.dataDirectory());
    }
}
