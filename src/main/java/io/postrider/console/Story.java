package io.postrider.console;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Purpose;
import io.postrider.events.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells the event log as sentences a marketer would say; templates ask {@code @story}. */
@Component("story")
class Story {

    /** One line of a timeline. @param tone good, wait, bad, calm or nothing, for its colour */
    record Entry(
            Instant at,
            String icon,
            String tone,
            String what,
            String why,
            String journey,
            int version,
            String step,
            String place) {}

    /** What happened on one day. */
    record Day(String name, List<Entry> entries) {}

    private final StoryWords words;
    private final Names names;
    private final Consents consents;
    private final When when;

    Story(StoryWords words, Names names, Consents consents, When when) {
        this.words = words;
        this.names = names;
        this.consents = consents;
        this.when = when;
    }

    /** The events under the names of their days, in the order given. */
    List<Day> byDay(List<LoggedEvent> events) {
        List<Day> days = new ArrayList<>();
        for (LoggedEvent event : events) {
            String day = when.day(event.occurredAt());
            if (days.isEmpty() || !days.get(days.size() - 1).name().equals(day)) {
                days.add(new Day(day, new ArrayList<>()));
            }
            days.get(days.size() - 1).entries().add(tell(event));
        }
        return days;
    }

    /** What a purpose is called. */
    public String purpose(String key) {
        return consents.purposes().stream()
                .filter(purpose -> purpose.key().equals(key))
                .map(Purpose::name)
                .findFirst()
                .orElse(key);
    }

    Entry tell(LoggedEvent event) {
        StoryWords.Said said = words.of(event, this::purpose);
        String journey = event.origin() == null ? null : event.origin().journey();
        return new Entry(
                event.occurredAt(),
                said.icon(),
                said.tone(),
                said.what(),
                sentence(said.why()),
                journey,
                journey == null ? 0 : event.origin().version(),
                journey == null ? null : event.origin().step(),
                journey == null ? null : names.place(event.origin()));
    }

    /** Reasons are written as clauses; on a line of their own they begin like sentences. */
    private static String sentence(String reason) {
        return reason == null || reason.startsWith("http")
                ? reason
                : reason.isEmpty() ? null : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
    }
}
