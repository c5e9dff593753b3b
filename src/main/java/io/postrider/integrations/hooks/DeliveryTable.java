package io.postrider.integrations.hooks;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls from the moment they are accepted until they are understood. */
@Component
class DeliveryTable {

    /** What is to be kept. @param reason why it cannot be understood anyway, or null */
    record Arrival(String source, String id, String fingerprint, String topic, String raw, String reason) {}

    /** What is to be understood. */
    record Waiting(long id, String source, String topic, String raw, Instant receivedAt, int attempts) {}

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** On its own, without a transaction around it. @return false when it is known already, by its id or word for word */
    boolean insert(Arrival arrival, Instant now) {
        try {
            return jdbc.sql(
                                    """
                            insert into hook_delivery
                                (source, delivery_id, fingerprint, topic, raw, received_at, state, attempts, next_at, reason)
                            select :source, :id, :fingerprint, :topic, :raw, cast(:now as timestamp(6) with time zone),
                                :state, 0, cast(:now as timestamp(6) with time zone), :reason
                            where not exists (select 1 from hook_delivery
                                where source = :source and (delivery_id = :id or fingerprint = :fingerprint))
                            """)
                            .param("source", arrival.source())
                            .param("id", arrival.id())
                            .param("fingerprint", arrival.fingerprint())
                            .param("topic", arrival.topic())
                            .param("raw", arrival.raw())
                            .param("state", arrival.reason() == null ? "WAITING" : "FAILED")
                            .param("reason", arrival.reason(), java.sql.Types.VARCHAR)
                            .param("now", Timestamps.of(now))
                            .update()
                    == 1;
        } catch (DuplicateKeyException cameTwiceAtOnce) {
            return false;
        }
    }

    List<Long> due(Instant now, int limit) {
        return jdbc.sql(
                        """
                        select id from hook_delivery where state = 'WAITING' and next_at <= :now
                        order by next_at, id fetch first :limit rows only
                        """)
                .param("now", Timestamps.of(now))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** Unless somebody else is at it; until the end of the transaction. */
    Optional<Waiting> lock(long id) {
        return jdbc.sql("select * from hook_delivery where id = ? and state = 'WAITING' for update skip locked")
                .param(id)
                .query(DeliveryTable::waiting)
                .optional();
    }

    /** What was in it is forgotten. @param state {@code DONE} or {@code IGNORED} */
    void done(long id, String state, String reason) {
        jdbc.sql("update hook_delivery set state = :state, raw = null, reason = :reason where id = :id")
                .param("state", state)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void failed(long id, String state, String reason, Instant next) {
        jdbc.sql(
                        """
                        update hook_delivery set state = :state, reason = :reason, next_at = :next, attempts = attempts + 1
                        where id = :id
                        """)
                .param("state", state)
                .param("reason", reason)
                .param("next", Timestamps.of(next))
                .param("id", id)
                .update();
    }

    /** @return how many are tried again */
    int retry(String source, Long id, Instant now) {
        return jdbc.sql(
                        """
                        update hook_delivery set state = 'WAITING', attempts = 0, next_at = :now
                        where source = :source and state = 'FAILED' and raw is not null and (:every or id = :id)
                        """)
                .param("now", Timestamps.of(now))
                .param("source", source)
                .param("every", id == null)
                .param("id", id == null ? 0 : id)
                .update();
    }

    /** All that still has a body, for whoever looks for somebody in it. */
    List<Waiting> withBody(long after, int limit) {
        return jdbc.sql(
                        """
                        select * from hook_delivery where raw is not null and id > :after
                        order by id fetch first :limit rows only
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(DeliveryTable::waiting)
                .list();
    }

    void forget(long id) {
        jdbc.sql(
                        """
                        update hook_delivery set raw = null, state = 'IGNORED', reason = 'It spoke of somebody who was erased.'
                        where id = ?
                        """)
                .param(id)
                .update();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                row.getString("source"),
                row.getString("topic"),
                row.getString("raw"),
                Timestamps.read(row, "received_at"),
                row.getInt("attempts"));
    }
}
