package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reported events from the moment they are accepted until they are digested. */
@Component
class WebhookTable {

    /** An event whose mail is known. */
    record Arrival(String id, MailId mail, ContactId contact, JsonNode event) {}

    /** What is to be digested. */
    record Waiting(
            long id, String provider, String eventId, MailId mail, String raw, Instant receivedAt, int attempts) {}

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    WebhookTable(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** In the order of their ids, so that two batches of the same events wait for each other and never in a circle. @return how many are new */
    int insert(String provider, List<Arrival> arrivals, Instant now) {
        List<Object[]> rows = arrivals.stream()
                .sorted(Comparator.comparing(Arrival::id))
                .map(it -> new Object[] {
                    provider,
                    it.id(),
                    it.mail().value(),
                    it.contact().value(),
                    it.event().toString(),
                    Timestamps.of(now),
                    Timestamps.of(now),
                    provider,
                    it.id()
                })
                .toList();
        int[] counts = batches.batchUpdate(
                """
                insert into webhook_event (provider, event_id, mail_id, contact_id, raw, received_at, state, attempts, next_at)
                select ?, ?, ?, cast(? as uuid), ?, cast(? as timestamp(6) with time zone), 'WAITING', 0,
                    cast(? as timestamp(6) with time zone)
                where not exists (select 1 from webhook_event where provider = ? and event_id = ?)
                """,
                rows);
        return java.util.Arrays.stream(counts).sum();
    }

    /** @return false when it was said before */
    boolean first(String provider, String nonce, Instant now) {
        return jdbc.sql(
                                """
                        insert into webhook_nonce (provider, nonce, seen_at)
                        select :provider, :nonce, cast(:now as timestamp(6) with time zone)
                        where not exists (select 1 from webhook_nonce where provider = :provider and nonce = :nonce)
                        """)
                        .param("provider", provider)
                        .param("nonce", nonce)
                        .param("now", Timestamps.of(now))
                        .update()
                == 1;
    }

    List<Long> due(Instant now, int limit) {
        return jdbc.sql(
                        """
                        select id from webhook_event where state = 'WAITING' and next_at <= :now
                        order by next_at, id fetch first :limit rows only
                        """)
                .param("now", Timestamps.of(now))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** Those of them that nobody else is at, until the end of the transaction. */
    List<Waiting> lock(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                        select id, provider, event_id, mail_id, raw, received_at, attempts from webhook_event
                        where id in (:ids) and state = 'WAITING' order by id for update skip locked
                        """)
                        .param("ids", ids)
                        .query((row, number) -> new Waiting(
                                row.getLong("id"),
                                row.getString("provider"),
                                row.getString("event_id"),
                                new MailId(row.getLong("mail_id")),
                                row.getString("raw"),
                                Timestamps.read(row, "received_at"),
                                row.getInt("attempts")))
                        .list();
    }

    Optional<Waiting> lock(long id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /** What was in them is forgotten. */
    void done(List<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("update webhook_event set state = 'DONE', raw = null, reason = null where id in (:ids)")
                    .param("ids", ids)
                    .update();
        }
    }

    void failed(long id, String state, String reason, Instant next) {
        jdbc.sql(
                        """
                        update webhook_event set state = :state, reason = :reason, next_at = :next, attempts = attempts + 1
                        where id = :id
                        """)
                .param("state", state)
                .param("reason", reason)
                .param("next", Timestamps.of(next))
                .param("id", id)
                .update();
    }

    int forgetOld(Instant before, Instant noncesBefore) {
        jdbc.sql("delete from webhook_nonce where seen_at < ?")
                .param(Timestamps.of(noncesBefore))
                .update();
        return jdbc.sql("delete from webhook_event where received_at < ? and state <> 'WAITING'")
                .param(Timestamps.of(before))
                .update();
    }

    void erase(ContactId contact) {
        jdbc.sql("delete from webhook_event where contact_id = ?")
                .param(contact.value())
                .update();
    }
}
