package io.postrider.events;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.PastOfContacts;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever stands in the log has a past. */
@Component
class LoggedPast implements PastOfContacts {

    private final JdbcClient jdbc;

    LoggedPast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<ContactId> among(Collection<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select distinct contact_id from event_log where contact_id in (:contacts)")
                .param("contacts", contacts.stream().map(ContactId::value).toList())
                .query(UUID.class)
                .list()
                .stream()
                .map(ContactId::new)
                .collect(Collectors.toSet());
    }
}
