package io.postrider.delivery;

import io.postrider.time.Timestamps;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.AbstractSqlTypeValue;
import org.springframework.stereotype.Component;

/** Puts many contacts' mails into the outbox without looking at anybody: the database does it in one statement. */
@Component
class BulkOutboxTable {

    // "between" is implied by the join, but tells the database that a few neighbouring pages of contacts will do.
    private static final String INSERT =
            """
            insert into outbox (idempotency_key, contact_id, purpose, template, variant, variables,
                journey, journey_version, step, enrolment, answers_own_act, window_wanted, lane, provider,
                state, reason, not_before, queued_at, fence, attempts, unknowns)
            select r.mail, r.contact, :purpose, :template, :variant, :variables,
                :journey, :version, :step, :enrolment, false, :window, :lane, r.provider,
                'PENDING', 'waits for its turn among many', cast(:now as timestamp(6) with time zone),
                cast(:now as timestamp(6) with time zone), 0, 0, 0
            from (
                select :key || ':' || cast(c.id as varchar(36)) as mail, c.id as contact,
                    coalesce(d.provider, 'other') as provider
                from unnest(cast(:contacts as uuid array)) given (id)
                join contact c on c.id = given.id
                left join mail_domain d on d.domain = substring(c.email_key from position('@' in c.email_key) + 1)
                where c.id between :first and :last) r
            """;

    private static final String MISSING =
            INSERT + "where not exists (select 1 from outbox o where o.idempotency_key = r.mail)";

    private final JdbcClient jdbc;
    private final OutboxRow row;
    private final Clock clock;

    BulkOutboxTable(JdbcClient jdbc, OutboxRow row, Clock clock) {
        this.jdbc = jdbc;
        this.row = row;
        this.clock = clock;
    }

    /**
     * For contacts in the order of their ids, none of whom has the mail yet; whoever was erased meanwhile is left out.
     *
     * @return how many are new
     * @throws org.springframework.dao.DuplicateKeyException when somebody has it
     */
    int insert(List<UUID> contacts, Email pattern) {
        return run(INSERT, contacts, pattern);
    }

    /**
     * The same, leaving out whoever has the mail already. Not the ordinary way: for an outbox that grows by ten thousand rows at a
     * time PostgreSQL plans that question from statistics of when it was nearly empty, and answers it row by row.
     */
    int insertMissing(List<UUID> contacts, Email pattern) {
        return run(MISSING, contacts, pattern);
    }

    private int run(String sql, List<UUID> contacts, Email pattern) {
        return jdbc.sql(sql)
                .params(OutboxTable.parameters(pattern, row.variables(pattern.variables())))
                .param("contacts", array(contacts), Types.ARRAY)
                .param("first", contacts.get(0))
                .param("last", contacts.get(contacts.size() - 1))
                .param("lane", pattern.priority() > 0 ? Lane.EXPRESS : Lane.BULK)
                .param("now", Timestamps.of(clock.instant()))
                .update();
    }

    private static AbstractSqlTypeValue array(List<UUID> contacts) {
        return new AbstractSqlTypeValue() {
            @Override
            protected Object createTypeValue(Connection connection, int sqlType, String typeName) throws SQLException {
                return connection.createArrayOf("uuid", contacts.toArray());
            }
        };
    }
}
