package io.postrider.integrations.outbound;

import io.postrider.contacts.ContactId;
import io.postrider.events.LoggedEvent;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is to be told, and what became of it. */
@Component
class TellingTable {

    private final JdbcClient jdbc;
    private final MachineTime machine;

    TellingTable(JdbcClient jdbc, MachineTime machine) {
        this.jdbc = jdbc;
        this.machine = machine;
    }

    /** One that was taken to be told. @param attempts this one included */
    record Due(long id, String eventKey, String body, int attempts) {}

    void add(UUID webhook, LoggedEvent event, String body, Instant now) {
        jdbc.sql(
                        """
                        insert into outgoing_delivery (webhook, event_id, event_key, event_name, contact_id, body, state, attempts,
                            next_attempt_at, created_at)
                        values (:webhook, :event, :key, :name, :contact, :body, 'WAITING', 0, :due, :now)
                        """)
                .param("webhook", webhook)
                .param("event", event.id())
                .param("key", event.key())
                .param("name", event.name())
                .param("contact", event.contact().value())
                .param("body", body)
                .param("due", Timestamps.of(machine.now()))
                .param("now", Timestamps.of(now))
                .update();
    }

    List<UUID> webhooksWithSomething() {
        return jdbc.sql(
                        """
                        select w.id from outgoing_webhook w where w.active and exists (select 1 from outgoing_delivery d
                            where d.webhook = w.id and d.state = 'WAITING' and d.next_attempt_at <= :now)
                        """)
                .param("now", Timestamps.of(machine.now()))
                .query(UUID.class)
                .list();
    }

    /** Takes some for as long as the lease; who breaks off gives them back by its end. In a transaction. */
    List<Due> take(UUID webhook, int limit, Duration lease) {
        List<Long> ids = jdbc.sql(
                        """
                        select id from outgoing_delivery where webhook = ? and state = 'WAITING' and next_attempt_at <= ?
                        order by next_attempt_at, id fetch first ? rows only for update skip locked
                        """)
                .params(webhook, Timestamps.of(machine.now()), limit)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        jdbc.sql("update outgoing_delivery set attempts = attempts + 1, next_attempt_at = :until where id in (:ids)")
                .param("until", Timestamps.of(machine.now().plus(lease)))
                .param("ids", ids)
                .update();
        return jdbc.sql("select * from outgoing_delivery where id in (:ids) order by id")
                .param("ids", ids)
                .query((row, number) -> new Due(
                        row.getLong("id"), row.getString("event_key"), row.getString("body"), row.getInt("attempts")))
                .list();
    }

    void taken(long id, int answer) {
        done(id, "TAKEN", answer, null);
    }

    void givenUp(long id, Integer answer, String error) {
        done(id, "GIVEN_UP", answer, error);
    }

    /** A body may speak of a person: it is not kept longer than it is needed. */
    private void done(long id, String state, Integer answer, String error) {
        jdbc.sql(
                        """
                        update outgoing_delivery set state = ?, answer = ?, error = ?, done_at = ?,
                            body = case when ? = 'TAKEN' then null else body end
                        where id = ?
                        """)
                .params(state, answer, error, Timestamps.of(machine.now()), state, id)
                .update();
    }

    void later(long id, Instant next, Integer answer, String error) {
        jdbc.sql("update outgoing_delivery set next_attempt_at = ?, answer = ?, error = ? where id = ?")
                .params(Timestamps.of(next), answer, error, id)
                .update();
    }

    /** Not told after all: as if it had not been taken. */
    void giveBack(long id, Instant next) {
        jdbc.sql("update outgoing_delivery set attempts = attempts - 1, next_attempt_at = ? where id = ?")
                .params(Timestamps.of(next), id)
                .update();
    }

    /** Newest first. */
    List<Delivery> newest(UUID webhook, int limit) {
        return jdbc.sql("select * from outgoing_delivery where webhook = ? order by id desc fetch first ? rows only")
                .params(webhook, limit)
                .query((row, number) -> new Delivery(
                        row.getLong("id"),
                        row.getString("event_name"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        Timestamps.read(row, "next_attempt_at"),
                        row.getObject("answer", Integer.class),
                        row.getString("error"),
                        Timestamps.read(row, "created_at")))
                .list();
    }

    /** Tells again what was given up since then. @return how many */
    int replay(UUID webhook, Instant since) {
        return jdbc.sql(
                        """
                        update outgoing_delivery set state = 'WAITING', attempts = 0, next_attempt_at = ?, done_at = null
                        where webhook = ? and state = 'GIVEN_UP' and created_at >= ? and body is not null
                        """)
                .params(Timestamps.of(machine.now()), webhook, Timestamps.of(since))
                .update();
    }

    void forget(ContactId contact) {
        jdbc.sql("delete from outgoing_delivery where contact_id = ?")
                .param(contact.value())
                .update();
    }

    void move(ContactId from, ContactId to) {
        jdbc.sql("update outgoing_delivery set contact_id = ? where contact_id = ?")
                .params(to.value(), from.value())
                .update();
    }

    /** Also what has waited so long for a webhook that is off. */
    void prune(Instant before) {
        jdbc.sql(
                        "delete from outgoing_delivery where done_at < :before or state = 'WAITING' and next_attempt_at < :before")
                .param("before", Timestamps.of(before))
                .update();
    }
}
