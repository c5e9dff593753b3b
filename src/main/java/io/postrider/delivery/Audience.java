package io.postrider.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads who is to get a mail, in the order of ids: once, as the audience was at that moment, and never all of it in memory. */
@Component
class Audience {

    private static final int ROWS_AT_ONCE = 10_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate reading;

    Audience(DataSource database, PlatformTransactionManager transactions) {
        JdbcTemplate rows = new JdbcTemplate(database);
        rows.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(rows);
        // PostgreSQL sends rows as they are fetched only inside a transaction. One that writes nothing has no
        // transaction
        // number, so it holds up no reader of the event log, however long it lasts.
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param after the contact after whom to begin, null for the first */
    void read(Recipients recipients, UUID after, Consumer<UUID> each) {
        Map<String, Object> bindings = new HashMap<>(recipients.bindings());
        bindings.put("afterContact", after);
        String sql = "select distinct r.contact from (%s) r (contact) %s order by r.contact"
                .formatted(recipients.sql(), after == null ? "" : "where r.contact > :afterContact");
        reading.executeWithoutResult(status -> jdbc.query(sql, bindings, row -> {
            each.accept(row.getObject(1, UUID.class));
        }));
    }
}
