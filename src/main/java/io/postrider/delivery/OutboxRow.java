package io.postrider.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ContactId;
import io.postrider.events.Origin;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** How a mail lies in its row. */
@Component
class OutboxRow {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final ObjectMapper json;

    OutboxRow(ObjectMapper json) {
        this.json = json;
    }

    RowMapper<Claim> claim() {
        return (row, number) -> new Claim(
                new MailId(row.getLong("id")),
                email(row),
                row.getString("provider"),
                new Claim.History(
                        MailState.valueOf(row.getString("state")),
                        row.getString("reason"),
                        Timestamps.read(row, "queued_at"),
                        Timestamps.read(row, "first_tried_at"),
                        row.getInt("attempts"),
                        row.getInt("unknowns")),
                row.getInt("fence"));
    }

    RowMapper<SentMail> sentMail() {
        return (row, number) -> new SentMail(
                new MailId(row.getLong("id")),
                contact(row),
                row.getString("purpose"),
                row.getString("template"),
                row.getString("variant"),
                origin(row),
                row.getString("state"),
                row.getString("reason"),
                Timestamps.read(row, "sent_at"));
    }

    String variables(Map<String, Object> variables) {
        try {
            return json.writeValueAsString(variables == null ? Map.of() : variables);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The variables of a mail must be plain values", e);
        }
    }

    private Email email(ResultSet row) throws SQLException {
        return new Email(
                row.getString("idempotency_key"),
                contact(row),
                row.getString("purpose"),
                row.getString("template"),
                row.getString("variant"),
                read(row.getString("variables")),
                origin(row),
                row.getBoolean("window_wanted") ? Email.Moment.NEXT_WINDOW : Email.Moment.NOW,
                row.getBoolean("answers_own_act"),
                row.getInt("lane"));
    }

    private static ContactId contact(ResultSet row) throws SQLException {
        return new ContactId(row.getObject("contact_id", UUID.class));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getString("journey"),
                row.getInt("journey_version"),
                row.getString("step"),
                row.getString("enrolment"));
    }

    private Map<String, Object> read(String text) {
        try {
            return json.readValue(text, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The variables of a mail in the outbox are unreadable", e);
        }
    }
}
