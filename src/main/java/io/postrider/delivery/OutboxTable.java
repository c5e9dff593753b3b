package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The outbox as its callers see it: put in, take back, look up. */
@Component
class OutboxTable {

    private final JdbcClient jdbc;
    private final OutboxRow row;
    private final Clock clock;

    OutboxTable(JdbcClient jdbc, OutboxRow row, Clock clock) {
        this.jdbc = jdbc;
        this.row = row;
        this.clock = clock;
    }

    /** One statement when the intention is new; two racing callers of one key end in one row and a failed second. */
    Outbox.Queued insert(Email email, int lane, Planning.Plan plan) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        int inserted = jdbc.sql(
                        """
                        insert into outbox (idempotency_key, contact_id, purpose, template, variant, variables,
                            journey, journey_version, step, enrolment, answers_own_act, window_wanted, lane, provider,
                            state, reason, not_before, queued_at, fence, attempts, unknowns)
                        select :key, cast(:contact as uuid), :purpose, :template, :variant, :variables,
                            :journey, :version, :step, :enrolment, :ownAct, :window, :lane,
                            coalesce((select d.provider from contact c join mail_domain d
                                on d.domain = substring(c.email_key from position('@' in c.email_key) + 1)
                                where c.id = cast(:contact as uuid)), 'other'),
                            'PENDING', :reason, cast(:notBefore as timestamp(6) with time zone),
                            cast(:now as timestamp(6) with time zone), 0, 0, 0
                        where not exists (select 1 from outbox where idempotency_key = :key)
                        """)
                .params(parameters(email, row.variables(email.variables())))
                .param("ownAct", email.answersOwnAct())
                .param("lane", lane)
                .param("reason", plan.reason())
                .param("notBefore", Timestamps.of(plan.leavesAt()))
                .param("now", Timestamps.of(clock.instant()))
                .update(keys, "id");
        if (inserted == 1) {
            return new Outbox.Queued(new MailId(keys.getKeyAs(Long.class)), plan.leavesAt(), true);
        }
        return jdbc.sql("select id, not_before from outbox where idempotency_key = :key")
                .param("key", email.key())
                .query((found, number) ->
                        new Outbox.Queued(new MailId(found.getLong("id")), Timestamps.read(found, "not_before"), false))
                .single();
    }

    static Map<String, Object> parameters(Email email, String variables) {
        Map<String, Object> values = new java.util.HashMap<>();
        values.put("key", email.key());
        values.put("contact", email.contact() == null ? null : email.contact().value());
        values.put("purpose", email.purpose());
        values.put("template", email.template());
        values.put("variant", email.variant());
        values.put("variables", variables);
        values.put("journey", email.origin().journey());
        values.put("version", email.origin().version());
        values.put("step", email.origin().step());
        values.put("enrolment", email.origin().enrolment());
        values.put("window", email.moment() == Email.Moment.NEXT_WINDOW);
        return values;
    }

    /** Also what a worker has just claimed: it looks again before it hands a mail over. @return what was taken back */
    List<Claim> cancel(String enrolment, String reason) {
        List<Claim> waiting = jdbc.sql(
                        """
                        select * from outbox
                        where enrolment = :enrolment and state in ('PENDING', 'DEFERRED', 'HELD', 'CLAIMED')
                        for update
                        """)
                .param("enrolment", enrolment)
                .query(row.claim())
                .list();
        if (!waiting.isEmpty()) {
            jdbc.sql("update outbox set state = 'CANCELLED', reason = :reason where id in (:ids)")
                    .param("reason", Sentence.fit(reason))
                    .param(
                            "ids",
                            waiting.stream().map(mail -> mail.id().value()).toList())
                    .update();
        }
        return waiting;
    }

    Map<MailId, SentMail> findAll(List<MailId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from outbox where id in (:ids)")
                .param("ids", ids.stream().map(MailId::value).toList())
                .query(row.sentMail())
                .list()
                .stream()
                .collect(Collectors.toMap(SentMail::id, Function.identity()));
    }

    /** Only states in which mails do not stay: what is done is never counted, however much it is. */
    Map<String, Long> unfinished() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        jdbc.sql(
                        """
                        select state, count(*) as mails from outbox where state in ('PENDING', 'DEFERRED', 'HELD') group by state
                        union all
                        select state, count(*) from outbox where state = 'CLAIMED' group by state
                        union all
                        select state, count(*) from outbox where state = 'UNKNOWN' group by state
                        """)
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("mails"));
                });
        return counts;
    }

    /** The address a mail was last claimed for, as its key. */
    Optional<String> sentTo(MailId mail) {
        return jdbc.sql("select sent_to from outbox where id = :id and sent_to is not null")
                .param("id", mail.value())
                .query(String.class)
                .optional();
    }

    List<String> messageIds(ContactId contact) {
        return jdbc.sql("select message_id from outbox where contact_id = :contact and message_id is not null")
                .param("contact", contact.value())
                .query(String.class)
                .list();
    }

    void erase(ContactId contact) {
        jdbc.sql("delete from outbox where contact_id = :contact")
                .param("contact", contact.value())
                .update();
    }
}
