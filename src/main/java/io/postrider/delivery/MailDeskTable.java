package io.postrider.delivery;

import io.postrider.contacts.ContactId;
import io.postrider.events.Origin;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox as people look at it: one mail, or a page of them. */
@Component
class MailDeskTable {

    /** Servers quote the recipient in their answers. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\"',;:\\[\\]]+@[^\\s<>()\"',;:\\[\\]]+");

    private final JdbcClient jdbc;
    private final OutboxRow row;

    MailDeskTable(JdbcClient jdbc, OutboxRow row) {
        this.jdbc = jdbc;
        this.row = row;
    }

    Optional<MailFacts> find(MailId id) {
        return jdbc.sql("select * from outbox where id = :id")
                .param("id", id.value())
                .query(MailDeskTable::facts)
                .optional();
    }

    /** Newest first. The conditions stand in the text as needed, so that the database finds the index that fits. */
    List<MailFacts> page(MailDesk.Filter filter, Long after, int limit) {
        String sql = "select * from outbox where id < :after"
                // The state as a literal: a partial index is found only by what the statement says.
                + (filter.state() == null ? "" : " and state = '" + filter.state() + "'")
                + (filter.contact() == null ? "" : " and contact_id = :contact")
                + " order by id desc fetch first :limit rows only";
        var query = jdbc.sql(sql)
                .param("after", after == null ? Long.MAX_VALUE : after)
                .param("limit", limit);
        if (filter.contact() != null) {
            query = query.param("contact", filter.contact().value());
        }
        return query.query(MailDeskTable::facts).list();
    }

    /** Nobody else moves it before the transaction ends. */
    Claim lock(MailId id) {
        return jdbc.sql("select * from outbox where id = :id for update")
                .param("id", id.value())
                .query(row.claim())
                .optional()
                .orElseThrow(() -> new MailNotFound(id));
    }

    void cancel(Claim mail, String reason) {
        jdbc.sql("update outbox set state = 'CANCELLED', reason = :reason where id = :id")
                .param("reason", Sentence.fit(reason))
                .param("id", mail.id().value())
                .update();
    }

    void due(Claim mail, String reason, Instant now) {
        jdbc.sql("update outbox set not_before = :now, reason = :reason where id = :id")
                .param("now", Timestamps.of(now))
                .param("reason", Sentence.fit(reason))
                .param("id", mail.id().value())
                .update();
    }

    private static MailFacts facts(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        boolean waits = List.of("PENDING", "DEFERRED", "HELD").contains(state);
        return new MailFacts(
                new MailId(row.getLong("id")),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("purpose"),
                row.getString("template"),
                row.getString("variant"),
                new Origin(
                        row.getString("journey"),
                        row.getInt("journey_version"),
                        row.getString("step"),
                        row.getString("enrolment")),
                state,
                withoutAddresses(row.getString("reason")),
                Timestamps.read(row, "queued_at"),
                waits ? Timestamps.read(row, "not_before") : null,
                Timestamps.read(row, "first_tried_at"),
                Timestamps.read(row, "sent_at"),
                row.getInt("attempts"),
                row.getString("provider"),
                row.getString("via"),
                withoutAddresses(row.getString("reply")));
    }

    static String withoutAddresses(String text) {
        return text == null ? null : ADDRESS.matcher(text).replaceAll("(address)");
    }
}
