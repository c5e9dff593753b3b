package io.postrider.events;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.PersonalData;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Everything the log holds about a contact, for her own copy. */
@Configuration(proxyBeanMethods = false)
class EventCopy {

    private static final int PAGE = 1_000;

    @Bean
    @Order(40)
    PersonalData heldEvents(EventLog log) {
        return new PersonalData("events", contact -> whole(log, contact));
    }

    private static List<LoggedEvent> whole(EventLog log, ContactId contact) {
        List<LoggedEvent> all = new ArrayList<>();
        List<LoggedEvent> page = log.timeline(contact, null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = log.timeline(contact, page.get(page.size() - 1).id(), PAGE);
        }
        return all;
    }
}
