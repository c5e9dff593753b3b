package io.postrider.contacts;

import io.postrider.contacts.ContactEvents.ContactChanged;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Words people stick to contacts: vip, wholesale, met at the fair. */
@Component
public class Tags {

    private static final int LONGEST = 60;
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final ContactTable contacts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Tags(JdbcClient jdbc, ContactTable contacts, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.clock = clock;
        this.events = events;
    }

    /** In the order of the alphabet. */
    public Set<String> of(ContactId contact) {
        return ofAll(List.of(contact)).getOrDefault(contact, Set.of());
    }

    /** The tags of all these contacts, in one query; whoever has none is missing. */
    public Map<ContactId, Set<String>> ofAll(Collection<ContactId> contacts) {
        Map<ContactId, Set<String>> all = new HashMap<>();
        if (!contacts.isEmpty()) {
            jdbc.sql("select contact_id, tag from contact_tag where contact_id in (:ids)")
                    .param("ids", contacts.stream().map(ContactId::value).toList())
                    .query(row -> {
                        all.computeIfAbsent(
                                        new ContactId(row.getObject("contact_id", UUID.class)), it -> new TreeSet<>())
                                .add(row.getString("tag"));
                    });
        }
        return all;
    }

    /** @throws InvalidContact for what is no tag, or too many @throws ContactNotFound when she does not exist */
    @Transactional
    public void add(ContactId contact, Collection<String> tags) {
        List<String> wanted = tags.stream().map(Tags::checked).distinct().toList();
        locked(contact);
        Set<String> had = of(contact);
        List<String> fresh = wanted.stream().filter(tag -> !had.contains(tag)).toList();
        if (had.size() + fresh.size() > MOST) {
            throw new InvalidContact("A contact has at most " + MOST + " tags.");
        }
        fresh.forEach(tag -> jdbc.sql("insert into contact_tag (contact_id, tag, tagged_at) values (?, ?, ?)")
                .params(contact.value(), tag, Timestamps.of(clock.instant()))
                .update());
        if (!fresh.isEmpty()) {
            events.publishEvent(new ContactChanged(contact, Set.of("tags")));
        }
    }

    /** Taking away what is not there changes nothing. @throws ContactNotFound when she does not exist */
    @Transactional
    public void remove(ContactId contact, String tag) {
        locked(contact);
        int removed = jdbc.sql("delete from contact_tag where contact_id = ? and tag = ?")
                .params(contact.value(), tag)
                .update();
        if (removed > 0) {
            events.publishEvent(new ContactChanged(contact, Set.of("tags")));
        }
    }

    private static String checked(String tag) {
        String text = tag == null ? "" : tag.strip();
        if (text.isEmpty() || text.length() > LONGEST || PlainValues.hasControls(text)) {
            throw new InvalidContact("A tag is 1 to " + LONGEST + " characters without control characters.");
        }
        return text;
    }

    private void locked(ContactId contact) {
        if (!contacts.lock(contact)) {
            throw new ContactNotFound(contact);
        }
    }
}
