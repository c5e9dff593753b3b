package io.postrider.delivery;

import io.postrider.time.Timestamps;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a whole audience into the outbox without looking at anybody: the database does it in one statement. */
@Component
class BulkOutboxTable {

    private final JdbcClient jdbc;
    private final OutboxRow row;
    private final Clock clock;

    BulkOutboxTable(JdbcClient jdbc, OutboxRow row, Clock clock) {
        this.jdbc = jdbc;
        this.row = row;
        this.clock = clock;
    }

    /** Whoever has the mail already is left out by its key, so an interrupted run is simply run again. */
    long insert(Recipients recipients, Email pattern) {
        return jdbc.sql(
                        """
                        insert into outbox (idempotency_key, contact_id, purpose, template, variant, variables,
                            journey, journey_version, step, enrolment, answers_own_act, window_wanted, lane,
                            state, reason, not_before, queued_at, fence, attempts, unknowns)
                        select :key || ':' || cast(r.contact as varchar(36)), r.contact, :purpose, :template, :variant,
                            :variables, :journey, :version, :step, :enrolment, false, :window, :lane,
                            'PENDING', 'waits for its turn among many', cast(:now as timestamp(6) with time zone),
                            cast(:now as timestamp(6) with time zone), 0, 0, 0
                        from (select distinct recipient.* from (%s) recipient) r (contact)
                        where not exists (select 1 from outbox o
                            where o.idempotency_key = :key || ':' || cast(r.contact as varchar(36)))
                        """
                                .formatted(recipients.sql()))
                .params(recipients.bindings())
                .params(OutboxTable.parameters(pattern, row.variables(pattern.variables())))
                .param("lane", pattern.priority() > 0 ? Lane.EXPRESS : Lane.BULK)
                .param("now", Timestamps.of(clock.instant()))
                .update();
    }
}
