package io.postrider.console;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** A contact's timeline, a page at a time, told in sentences. */
@Component
class Timelines {

    private static final int PAGE = 50;

    private final EventLog log;
    private final Story story;

    Timelines(EventLog log, Story story) {
        this.log = log;
        this.story = story;
    }

    /** @param older id after which the next page begins; null when there is none */
    record Timeline(List<Story.Day> days, Long older) {}

    Timeline of(ContactId contact, Long before) {
        List<LoggedEvent> events = log.timeline(contact, before, PAGE + 1);
        boolean more = events.size() > PAGE;
        List<LoggedEvent> page = more ? events.subList(0, PAGE) : events;
        return new Timeline(story.byDay(page), more ? page.get(PAGE - 1).id() : null);
    }
}
