package io.postrider.contacts;

import io.postrider.contacts.Preference.Frequency;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of preferences; writers hold the contact's lock. */
@Component
class PreferenceTable {

    private final JdbcClient jdbc;

    PreferenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only of those who ever said something. */
    Map<ContactId, Preference> among(Collection<ContactId> contacts) {
        Map<ContactId, Preference> found = new LinkedHashMap<>();
        if (!contacts.isEmpty()) {
            jdbc.sql("select * from contact_preference where contact_id in (:contacts)")
                    .param("contacts", contacts.stream().map(ContactId::value).toList())
                    .query(row -> {
                        found.put(new ContactId(row.getObject("contact_id", UUID.class)), read(row));
                    });
        }
        return found;
    }

    void store(ContactId contact, Preference preference, Instant now) {
        if (write(
                        contact,
                        preference,
                        now,
                        """
                        update contact_preference
                        set frequency = :frequency, paused_until = :pausedUntil, profiling = :profiling, changed_at = :now
                        where contact_id = :contact
                        """)
                == 0) {
            write(
                    contact,
                    preference,
                    now,
                    """
                    insert into contact_preference (contact_id, frequency, paused_until, profiling, changed_at)
                    values (:contact, :frequency, :pausedUntil, :profiling, :now)
                    """);
        }
    }

    private int write(ContactId contact, Preference preference, Instant now, String sql) {
        return jdbc.sql(sql)
                .param("contact", contact.value())
                .param("frequency", preference.frequency().name())
                .param("pausedUntil", Timestamps.of(preference.pausedUntil()))
                .param("profiling", preference.profiling())
                .param("now", Timestamps.of(now))
                .update();
    }

    private static Preference read(ResultSet row) throws SQLException {
        return new Preference(
                Frequency.valueOf(row.getString("frequency")),
                Timestamps.read(row, "paused_until"),
                row.getBoolean("profiling"));
    }
}
