package io.postrider.events;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.StoredJson;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What contacts did and what was done for them: append-only, in the caller's transaction.
 *
 * <p>Nothing is logged about a contact who does not exist (any more); that counts as not new.
 */
@Component
public class EventLog {

    private final JdbcClient jdbc;
    private final LogWriter writer;
    private final EventRows rows;
    private final StoredJson json;
    private final SeenEvents seen;

    EventLog(JdbcClient jdbc, LogWriter writer, EventRows rows, StoredJson json, SeenEvents seen) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.rows = rows;
        this.json = json;
        this.seen = seen;
    }

    /** Logs the event. @return false when an event of this key stands there already */
    @Transactional
    public boolean append(NewEvent event) {
        return appendAll(List.of(event)).get(0);
    }

    /** Logs many in one statement. @return for each whether it is new, in order */
    @Transactional
    public List<Boolean> appendAll(List<NewEvent> events) {
        Map<String, LogRow> byKey = new LinkedHashMap<>();
        List<String> first = new ArrayList<>();
        for (NewEvent event : events) {
            LogRow row = LogRow.of(event, json.write(event.properties()));
            first.add(byKey.putIfAbsent(row.key(), row) == null ? row.key() : null);
        }
        seen.see(events);
        Set<String> written = events.isEmpty() ? Set.of() : writer.write(List.copyOf(byKey.values()));
        return first.stream().map(key -> key != null && written.contains(key)).toList();
    }

    /**
     * Something a contact may have done.
     *
     * @param properties every one of these must be equal (as text); {@code journey}, {@code step} and {@code enrolment} name the origin
     */
    public record Deed(ContactId contact, String name, Map<String, String> properties, Instant since) {}

    /** Whether the contact did this since then, by what is known today: {@link Corrections} count. */
    public boolean happened(ContactId contact, String name, Map<String, String> properties, Instant since) {
        Deed deed = new Deed(contact, name, properties, since);
        return happened(List.of(deed)).contains(deed);
    }

    /** What these contacts did since then, of some names and as it is known today; one query. */
    public List<LoggedEvent> lately(Collection<ContactId> contacts, Set<String> names, Instant since) {
        return contacts.isEmpty()
                ? List.of()
                : Corrections.applied(
                        since(contacts.stream().map(ContactId::value).collect(Collectors.toSet()), names, since));
    }

    private List<LoggedEvent> since(Set<UUID> contacts, Set<String> names, Instant since) {
        return jdbc.sql(
                        """
                        select * from event_log
                        where contact_id in (:contacts) and name in (:names) and occurred_at >= :since
                        order by occurred_at desc
                        """)
                .param("contacts", contacts)
                .param("names", Corrections.withTheirs(names))
                .param("since", Timestamps.of(since))
                .query(rows)
                .list();
    }

    /** Those of the deeds that were done, whoever's they are; one query. */
    public Set<Deed> happened(Collection<Deed> deeds) {
        if (deeds.isEmpty()) {
            return Set.of();
        }
        Instant first = all(deeds, Deed::since).stream().min(Instant::compareTo).orElseThrow();
        List<LoggedEvent> events = since(all(deeds, deed -> deed.contact().value()), all(deeds, Deed::name), first);
        Map<ContactId, List<LoggedEvent>> done =
                Corrections.applied(events).stream().collect(Collectors.groupingBy(LoggedEvent::contact));
        return deeds.stream()
                .filter(deed ->
                        done.getOrDefault(deed.contact(), List.of()).stream().anyMatch(event -> is(event, deed)))
                .collect(Collectors.toSet());
    }

    private static <T> Set<T> all(Collection<Deed> deeds, Function<Deed, T> what) {
        return deeds.stream().map(what).collect(Collectors.toSet());
    }

    private static boolean is(LoggedEvent event, Deed deed) {
        return event.name().equals(deed.name())
                && !event.occurredAt().isBefore(deed.since().truncatedTo(ChronoUnit.MICROS))
                && matches(event, deed.properties());
    }

    /** The contact's events of a name that happened between these moments, both included, in their order. */
    public List<LoggedEvent> between(ContactId contact, String name, Instant from, Instant to) {
        return jdbc.sql(
                        """
                        select * from event_log
                        where contact_id = ? and name = ? and occurred_at between ? and ?
                        order by occurred_at, id
                        """)
                .params(contact.value(), name, Timestamps.of(from), Timestamps.of(to))
                .query(rows)
                .list();
    }

    /** The contact's events, newest first, older than the given id (null: from the newest). */
    public List<LoggedEvent> timeline(ContactId contact, Long before, int limit) {
        String older = before == null
                ? ""
                : "and (occurred_at, id) < (select occurred_at, id from event_log where id = :before) ";
        var statement = jdbc.sql("select * from event_log where contact_id = :contact " + older
                        + "order by occurred_at desc, id desc fetch first :limit rows only")
                .param("contact", contact.value())
                .param("limit", limit);
        return (before == null ? statement : statement.param("before", before))
                .query(rows)
                .list();
    }

    /** What was logged about somebody who turned out to be somebody else; both are locked by the caller. */
    @Transactional
    void move(ContactId from, ContactId to) {
        jdbc.sql("update event_log set contact_id = ? where contact_id = ?")
                .params(to.value(), from.value())
                .update();
    }

    /** Forgets everything about a contact who is being erased in the caller's transaction. */
    @Transactional
    void forget(ContactId contact) {
        writer.forget(contact.value());
    }

    private static boolean matches(LoggedEvent event, Map<String, String> wanted) {
        Map<String, Object> known = new HashMap<>(event.properties());
        if (event.origin().journey() != null) {
            known.put("journey", event.origin().journey());
            known.put("step", event.origin().step());
            known.put("enrolment", event.origin().enrolment());
        }
        return wanted.entrySet().stream()
                .allMatch(each -> each.getValue().equals(String.valueOf(known.get(each.getKey()))));
    }
}
