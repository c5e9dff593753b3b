package io.postrider.delivery.reputation;

import io.postrider.delivery.MailId;
import io.postrider.delivery.SenderDomain;
import io.postrider.time.Node;
import io.postrider.time.TimeSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts, per mailbox provider and day, what became of our mail; in the transaction of whoever knows it, so that no mail is counted
 * twice or forgotten.
 *
 * <p>Each node counts in rows of its own, providers in their order: nodes never wait for each other.
 */
@Component
public class DeliveryStatistics {

    /** What can be counted. */
    public enum Kind {
        /** The next server took it. */
        SENT,
        /** Somebody confirmed that it reached the mailbox. */
        DELIVERED,
        /** It came back, but the mailbox exists. */
        SOFT,
        /** It came back for good. */
        HARD,
        /** She called it spam. */
        COMPLAINTS,
        /** A server asked to come back later. */
        DEFERRED
    }

    /** @param provider as in the outbox, such as {@code google} */
    public record Count(String provider, Kind kind, long n) {}

    private final DeliveryDayTable table;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TimeSettings time;
    private final Books books;

    /** Whose mail this node counts. */
    @Component
    static final class Books {

        private final String node;
        private final String domain;

        Books(Node node, SenderDomain sender) {
            this.node = node.name();
            this.domain = sender.domain();
        }
    }

    DeliveryStatistics(DeliveryDayTable table, JdbcClient jdbc, Clock clock, TimeSettings time, Books books) {
        this.table = table;
        this.jdbc = jdbc;
        this.clock = clock;
        this.time = time;
        this.books = books;
    }

    /** Counts all of these on the day that it is now. */
    @Transactional
    public void count(List<Count> counts) {
        Map<String, Map<Kind, Long>> sums = new TreeMap<>();
        counts.forEach(count -> sums.computeIfAbsent(count.provider(), provider -> new EnumMap<>(Kind.class))
                .merge(count.kind(), count.n(), Long::sum));
        sums.forEach((provider, sum) ->
                table.add(new DeliveryDayTable.Key(today(), provider, books.domain, books.node), sum));
    }

    /** Counts what came back about one mail: a bounce or complaint is its provider's of then, on the day it is heard of. */
    @Transactional
    public void count(MailId mail, Kind kind) {
        jdbc.sql("select provider from outbox where id = ?")
                .param(mail.value())
                .query(String.class)
                .optional()
                .ifPresent(provider -> count(List.of(new Count(provider, kind, 1))));
    }

    /** The sums of the days from the given one on, of the domain we send from now. */
    public List<ProviderDay> since(LocalDate first) {
        return table.since(first, books.domain);
    }

    /** The day it is where the installation is. */
    public LocalDate today() {
        return clock.instant().atZone(time.timeZone()).toLocalDate();
    }
}
