package io.postrider.contacts;

import io.postrider.contacts.ContactEvents.PreferencesChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each contact wants her mail, as she said herself on her preferences page or told an app. */
@Component
public class Preferences {

    private final PreferenceTable table;
    private final ContactTable contacts;
    private final ContactSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Preferences(
            PreferenceTable table,
            ContactTable contacts,
            ContactSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.contacts = contacts;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** {@link Preference#NONE} for somebody who never said anything. */
    public Preference of(ContactId contact) {
        return ofAll(List.of(contact)).get(contact);
    }

    /** The preferences of all these contacts, in one query; every one of them has an entry. */
    public Map<ContactId, Preference> ofAll(Collection<ContactId> contacts) {
        Map<ContactId, Preference> all = new LinkedHashMap<>();
        contacts.forEach(contact -> all.put(contact, Preference.NONE));
        all.putAll(table.among(all.keySet()));
        return all;
    }

    /**
     * Changes what she wants, as one step that nobody crosses; publishes {@link PreferencesChanged} only on a change.
     *
     * <p>A pause that lies in the past is no pause.
     *
     * @param source who told, for her timeline, such as {@code preferences page}
     * @return what holds from now on
     * @throws ContactNotFound when she does not exist
     * @throws InvalidContact when the pause is longer than the setting {@code longest-pause}
     */
    @Transactional
    public Preference change(ContactId contact, String source, UnaryOperator<Preference> change) {
        if (!contacts.lock(contact)) {
            throw new ContactNotFound(contact);
        }
        Instant now = clock.instant();
        Preference before = of(contact);
        Preference after = checked(change.apply(before), before, now);
        if (!after.equals(before)) {
            table.store(contact, after, now);
            events.publishEvent(new PreferencesChanged(contact, changes(before, after), source));
        }
        return after;
    }

    private Preference checked(Preference wanted, Preference before, Instant now) {
        Instant until = wanted.pausedUntil();
        if (until == null || Objects.equals(until, before.pausedUntil())) {
            return wanted;
        }
        if (until.isAfter(now.plus(settings.longestPause()))) {
            throw new InvalidContact("pausedUntil lies more than "
                    + settings.longestPause().toDays() + " days ahead; a longer silence is an unsubscription.");
        }
        return wanted.withPause(until.isAfter(now) ? until.truncatedTo(ChronoUnit.MICROS) : null);
    }

    private static Map<String, Object> changes(Preference before, Preference after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (before.frequency() != after.frequency()) {
            changes.put("frequency", after.frequency().toString());
        }
        if (!Objects.equals(before.pausedUntil(), after.pausedUntil())) {
            changes.put("pausedUntil", Objects.toString(after.pausedUntil(), null));
        }
        if (before.profiling() != after.profiling()) {
            changes.put("profiling", after.profiling());
        }
        return changes;
    }
}
