package io.postrider.journeys.engine;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.time.TimeSettings;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Local days and hours for waits, in expressions such as {@code ${calendar.nextLocal(execution,'TUE','09:00')}}.
 *
 * <p>Local means the contact's zone, or the installation's when hers is unknown. An hour that a day skips (clocks go
 * forward) counts as the hour after it; one that comes twice counts once, the first time. All count from now, or from the
 * moment the mail before it leaves.
 */
@Component
public class CalendarFunctions {

    private final Clock clock;
    private final Contacts contacts;
    private final TimeSettings settings;

    CalendarFunctions(Clock clock, Contacts contacts, TimeSettings settings) {
        this.clock = clock;
        this.contacts = contacts;
        this.settings = settings;
    }

    /** The next time it is this day and hour where she lives. @param day such as {@code TUE} @param time such as {@code 09:00} */
    public Date nextLocal(DelegateExecution execution, String day, String time) {
        return next(start(execution), LocalDays.of(day), LocalTime.parse(time));
    }

    /** The next time it is this hour where she lives. */
    public Date nextLocal(DelegateExecution execution, String time) {
        return next(start(execution), null, LocalTime.parse(time));
    }

    /** This hour so many days from now, where she lives; never in the past. */
    public Date daysLater(DelegateExecution execution, long days, String time) {
        ZonedDateTime start = start(execution);
        ZonedDateTime then =
                start.toLocalDate().plusDays(days).atTime(LocalTime.parse(time)).atZone(start.getZone());
        return Date.from((then.isAfter(start) ? then : start).toInstant());
    }

    private static Date next(ZonedDateTime start, DayOfWeek day, LocalTime time) {
        for (int days = 0; ; days++) {
            // Each day is resolved by itself: adding 24 hours would drift where clocks change.
            ZonedDateTime candidate =
                    start.toLocalDate().plusDays(days).atTime(time).atZone(start.getZone());
            if (candidate.isAfter(start) && (day == null || candidate.getDayOfWeek() == day)) {
                return Date.from(candidate.toInstant());
            }
        }
    }

    private ZonedDateTime start(DelegateExecution execution) {
        return LastMail.orNow(execution, clock).atZone(zone(execution.getProcessBusinessKey()));
    }

    private ZoneId zone(String businessKey) {
        if (businessKey == null) {
            return settings.timeZone();
        }
        Optional<Contact> contact = contacts.find(ContactId.of(businessKey));
        return contact.map(Contact::timeZone).orElse(settings.timeZone());
    }
}
