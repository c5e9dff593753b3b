package io.postrider.events;

import io.postrider.contacts.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What contacts did and what was done for them: append-only, in the caller's transaction. */
@Component
public class EventLog {

    /** Logs the event. @return false when an event of this key stands there already */
    public boolean append(NewEvent event) {
        throw new UnsupportedOperationException();
    }

    /** Logs many in one statement. @return for each whether it is new, in order */
    public List<Boolean> appendAll(List<NewEvent> events) {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether the contact did this since then.
     *
     * @param properties every one of these must be equal (as text); {@code journey}, {@code step} and {@code enrolment} name the origin
     */
    public boolean happened(ContactId contact, String name, Map<String, String> properties, Instant since) {
        throw new UnsupportedOperationException();
    }

    /** The contact's events, newest first, older than the given id (null: from the newest). */
    public List<LoggedEvent> timeline(ContactId contact, Long before, int limit) {
        throw new UnsupportedOperationException();
    }

    /** How many events of each of these names were logged since then, for the dashboard. */
    public Map<String, Long> countsSince(Instant since, List<String> names) {
        throw new UnsupportedOperationException();
    }
}
