package io.postrider.delivery.reputation;

import io.postrider.delivery.reputation.DeliveryStatistics.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the books. */
@Component
class DeliveryDayTable {

    record Key(LocalDate day, String provider, String domain, String node) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    DeliveryDayTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The day's first mail makes the row; two senders who both think theirs is the first end in one row. */
    void add(Key key, Map<Kind, Long> counts) {
        if (update(key, counts) == 0) {
            try {
                savepoint.executeWithoutResult(status -> bound(
                                "insert into delivery_day (on_day, provider, domain, node) values (:day, :provider, :domain, :node)",
                                key)
                        .update());
            } catch (DuplicateKeyException e) {
                // Another sender of this node was first.
            }
            update(key, counts);
        }
    }

    private int update(Key key, Map<Kind, Long> counts) {
        JdbcClient.StatementSpec statement = bound(
                """
                update delivery_day set sent = sent + :SENT, delivered = delivered + :DELIVERED, soft = soft + :SOFT,
                    hard = hard + :HARD, complaints = complaints + :COMPLAINTS, deferred = deferred + :DEFERRED
                where on_day = :day and provider = :provider and domain = :domain and node = :node
                """,
                key);
        for (Kind kind : Kind.values()) {
            statement = statement.param(kind.name(), counts.getOrDefault(kind, 0L));
        }
        return statement.update();
    }

    private JdbcClient.StatementSpec bound(String sql, Key key) {
        return jdbc.sql(sql)
                .param("day", key.day())
                .param("provider", key.provider())
                .param("domain", key.domain())
                .param("node", key.node());
    }

    List<ProviderDay> since(LocalDate first, String domain) {
        return jdbc.sql(
                        """
                        select on_day, provider, sum(sent) as sent, sum(delivered) as delivered, sum(soft) as soft,
                            sum(hard) as hard, sum(complaints) as complaints, sum(deferred) as deferred
                        from delivery_day where on_day >= :first and domain = :domain
                        group by on_day, provider order by on_day, provider
                        """)
                .param("first", first)
                .param("domain", domain)
                .query((row, number) -> new ProviderDay(
                        row.getObject("on_day", LocalDate.class),
                        row.getString("provider"),
                        row.getLong("sent"),
                        row.getLong("delivered"),
                        row.getLong("soft"),
                        row.getLong("hard"),
                        row.getLong("complaints"),
                        row.getLong("deferred")))
                .list();
    }
}
