package io.postrider.console;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.events.Activity;
import io.postrider.events.LoggedEvent;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What happened lately to whom, told in sentences. */
@Component
class Feed {

    private final Activity activity;
    private final Contacts contacts;
    private final Story story;

    Feed(Activity activity, Contacts contacts, Story story) {
        this.activity = activity;
        this.contacts = contacts;
        this.story = story;
    }

    /** @param email whose it is; null when she was erased meanwhile */
    record News(long id, ContactId contact, String email, Story.Entry entry) {}

    List<News> newest(Activity.Filter filter, Long before, int limit) {
        List<LoggedEvent> events = activity.recent(filter, before, limit);
        Map<ContactId, Contact> people = contacts.findAll(
                events.stream().map(LoggedEvent::contact).distinct().toList());
        return events.stream()
                .map(event -> new News(
                        event.id(),
                        event.contact(),
                        people.containsKey(event.contact())
                                ? people.get(event.contact()).email()
                                : null,
                        story.tell(event)))
                .toList();
    }
}
