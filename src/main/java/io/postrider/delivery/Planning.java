package io.postrider.delivery;

import io.postrider.contacts.Contacts;
import io.postrider.contacts.Purpose;
import io.postrider.delivery.policies.SendWindow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** When a mail will leave if nothing holds it up, and the sentence that says so. */
@Component
class Planning {

    /** @param leavesAt business time */
    record Plan(Instant leavesAt, String reason) {}

    private final Clock clock;
    private final Contacts contacts;
    private final SendWindow window;

    Planning(Clock clock, Contacts contacts, SendWindow window) {
        this.clock = clock;
        this.contacts = contacts;
        this.window = window;
    }

    Plan plan(Email email, Purpose purpose) {
        Instant now = clock.instant();
        boolean anyHour = email.answersOwnAct() || purpose.transactional();
        if (anyHour && email.moment() == Email.Moment.NOW) {
            return new Plan(
                    now,
                    email.answersOwnAct()
                            ? "will leave at once: it answers what she just did"
                            : "will leave at once: it is transactional");
        }
        ZoneId zone = window.zone(contacts.find(email.contact()).orElse(null));
        Instant opening = window.next(now, zone);
        String said = opening.equals(now)
                ? "will leave at once: it is within her send window, " + window.hours() + " " + zone
                : "planned for " + SendWindow.said(opening, zone) + ", her send window";
        return new Plan(opening, said);
    }
}
