package io.postrider.events;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.StoredJson;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads events from rows of the log. */
@Component
class EventRows implements RowMapper<LoggedEvent> {

    private final StoredJson json;

    EventRows(StoredJson json) {
        this.json = json;
    }

    @Override
    public LoggedEvent mapRow(ResultSet row, int number) throws SQLException {
        String journey = row.getString("journey");
        Origin origin = journey == null
                ? Origin.NONE
                : new Origin(journey, row.getInt("journey_version"), row.getString("step"), row.getString("enrolment"));
        return new LoggedEvent(
                row.getLong("id"),
                row.getString("event_key"),
                row.getString("name"),
                new ContactId(row.getObject("contact_id", UUID.class)),
                Timestamps.read(row, "occurred_at"),
                json.read(row.getString("properties")),
                origin,
                row.getString("reason"),
                row.getBoolean("history"));
    }
}
