package io.postrider.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ContactId;
import io.postrider.journeys.Enrolment.State;
import io.postrider.time.Timestamps;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** An enrolment as its row says, with {@code broken} told by the engine's open incidents. */
@Component
class EnrolmentRow implements RowMapper<Enrolment> {

    private final ObjectMapper json;

    EnrolmentRow(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Enrolment mapRow(ResultSet row, int number) throws SQLException {
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new Enrolment(
                row.getString("id"),
                row.getString("journey"),
                row.getInt("version"),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("reentry_key"),
                state == State.RUNNING && row.getBoolean("broken") ? State.FAILED : state,
                parse(row.getString("variables")),
                Timestamps.read(row, "entered_at"),
                Timestamps.read(row, "ended_at"),
                state == State.RUNNING ? null : row.getString("reason"));
    }

    String write(Map<String, Object> variables) {
        try {
            return json.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> parse(String variables) {
        try {
            return json.readValue(variables, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
