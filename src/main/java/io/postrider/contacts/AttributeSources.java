package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a contact told something herself: a question in a mail, a form, the counter. */
@Component
public class AttributeSources {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    AttributeSources(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where she told one attribute, the last time. */
    public record Source(String attribute, String source, Instant at) {}

    /** Notes it, in the transaction in which the attributes are told. @throws InvalidContact when the source is too long or empty */
    @Transactional
    public void note(ContactId contact, Collection<String> attributes, String source) {
        if (source.isBlank() || source.length() > LONGEST || PlainValues.hasControls(source)) {
            throw new InvalidContact("source must be 1 to " + LONGEST + " characters without control characters.");
        }
        for (String attribute : attributes) {
            jdbc.sql("delete from attribute_source where contact_id = ? and name = ?")
                    .params(contact.value(), attribute)
                    .update();
            jdbc.sql("insert into attribute_source (contact_id, name, source, set_at) values (?, ?, ?, ?)")
                    .params(contact.value(), attribute, source.strip(), Timestamps.of(clock.instant()))
                    .update();
        }
    }

    public List<Source> of(ContactId contact) {
        return jdbc.sql("select * from attribute_source where contact_id = ? order by name")
                .param(contact.value())
                .query((row, number) ->
                        new Source(row.getString("name"), row.getString("source"), Timestamps.read(row, "set_at")))
                .list();
    }
}
