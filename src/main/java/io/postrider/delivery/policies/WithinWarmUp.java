package io.postrider.delivery.policies;

import io.postrider.delivery.reputation.DeliveryStatistics;
import io.postrider.delivery.reputation.ProviderDay;
import io.postrider.delivery.reputation.WarmUp;
import io.postrider.delivery.reputation.WarmUps;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A day's mail to a provider who does not know us yet is capped, and leaves hour by hour; off until somebody switches it on.
 *
 * <p>Every mail counts, also what is free of the cap. Several senders at the same moment may exceed it by what they have in
 * hand.
 */
@Component
@Order(600)
class WithinWarmUp implements SendPolicy {

    private final WarmUps warmUps;
    private final DeliveryStatistics statistics;
    private final JdbcClient jdbc;
    private final Pace pace;

    /** How a day's cap is spread, and what becomes of mails above it. */
    @Component
    record Pace(SendWindow window, Holding holding, Clock clock) {}

    WithinWarmUp(WarmUps warmUps, DeliveryStatistics statistics, JdbcClient jdbc, Pace pace) {
        this.warmUps = warmUps;
        this.statistics = statistics;
        this.jdbc = jdbc;
        this.pace = pace;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        Map<String, WarmUp> current = warmUps.all();
        if (current.isEmpty()) {
            return mails.stream().map(mail -> Verdict.SEND).toList();
        }
        return Free.orElse(mails, others -> {
            Map<String, TreeSet<Long>> claimed = claimed();
            Map<String, Long> sent = sent();
            return others.stream()
                    .map(mail -> Stream.of(WarmUp.ALL, mail.provider())
                            .filter(current::containsKey)
                            .map(name -> check(mail, current.get(name), used(mail, name, sent, claimed)))
                            .filter(verdict -> verdict != Verdict.SEND)
                            .findFirst()
                            .orElse(Verdict.SEND))
                    .toList();
        });
    }

    /** What is sent today, and what is claimed and comes before this mail. */
    private static long used(
            OutgoingMail mail, String name, Map<String, Long> sent, Map<String, TreeSet<Long>> claimed) {
        TreeSet<Long> before = claimed.getOrDefault(name, new TreeSet<>());
        return sent.getOrDefault(name, 0L)
                + before.headSet(mail.id().value(), false).size();
    }

    private Verdict check(OutgoingMail mail, WarmUp warmUp, long used) {
        Instant now = pace.clock().instant();
        double hour = pace.window().hourShare();
        double share = Math.min(1, pace.window().passed(now) + hour);
        if (used < Math.ceil(warmUp.perDay() * share)) {
            return Verdict.SEND;
        }
        String where = warmUp.provider().equals(WarmUp.ALL) ? "this sender" : warmUp.provider();
        String why = where + " is warming up, " + Spans.many(warmUp.perDay(), "mail") + " today are enough";
        double needed = (double) (used + 1) / warmUp.perDay() - hour;
        Instant turn = needed <= 1 - hour
                ? pace.window().today(now, needed)
                // Not all at its opening: spread over tomorrow's window, each mail always at the same moment.
                : pace.window().tomorrow(now, mail.id().value() % 997 / 997.0);
        return pace.holding().until(turn.isAfter(now) ? turn : now.plusSeconds(60), mail, why);
    }

    private Map<String, Long> sent() {
        Map<String, Long> sent = new HashMap<>();
        for (ProviderDay day : statistics.since(statistics.today())) {
            sent.merge(day.provider(), day.sent(), Long::sum);
            sent.merge(WarmUp.ALL, day.sent(), Long::sum);
        }
        return sent;
    }

    private Map<String, TreeSet<Long>> claimed() {
        Map<String, TreeSet<Long>> claimed = new HashMap<>();
        jdbc.sql("select provider, id from outbox where state = 'CLAIMED'").query(row -> {
            claimed.computeIfAbsent(row.getString("provider"), name -> new TreeSet<>())
                    .add(row.getLong("id"));
            claimed.computeIfAbsent(WarmUp.ALL, name -> new TreeSet<>()).add(row.getLong("id"));
        });
        return claimed;
    }
}
