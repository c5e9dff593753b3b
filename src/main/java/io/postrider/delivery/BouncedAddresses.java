package io.postrider.delivery;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives addresses up: at once when nothing will ever arrive there, after too many soft bounces when nothing arrives in between.
 *
 * <p>It counts what stands in the contact's log, so it does not matter whether the mail server refused the mail or a bounce came later.
 */
@Component
public class BouncedAddresses {

    private static final int PAGE = 200;

    private final Contacts contacts;
    private final Suppressions suppressions;
    private final EventLog log;
    private final Clock clock;
    private final BounceSettings settings;

    BouncedAddresses(Contacts contacts, Suppressions suppressions, EventLog log, Clock clock, BounceSettings settings) {
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.log = log;
        this.clock = clock;
        this.settings = settings;
    }

    /** Nobody mails her address again; the first reason stays. */
    @Transactional
    public void giveUp(ContactId contact, SuppressionKind kind, String reason) {
        contacts.find(contact).map(Contact::email).ifPresent(email -> suppressions.suppress(email, kind, reason));
    }

    /** To be called after each soft bounce, when it stands in her log. */
    @Transactional
    public void bouncedSoftly(ContactId contact) {
        if (tooMany(contact)) {
            String days = settings.softWindow().toDays() + " days";
            giveUp(
                    contact,
                    SuppressionKind.BOUNCED,
                    "bounced softly " + settings.softLimit() + " times within " + days + " and nothing arrived");
        }
    }

    /** Reads back from the newest, until enough bounces were seen, something arrived, or it is too long ago. */
    private boolean tooMany(ContactId contact) {
        Instant since = clock.instant().minus(settings.softWindow());
        int bounces = 0;
        Long before = null;
        List<LoggedEvent> page;
        do {
            page = log.timeline(contact, before, PAGE);
            for (LoggedEvent event : page) {
                if (event.occurredAt().isBefore(since) || arrived(event)) {
                    return false;
                }
                bounces += soft(event) ? 1 : 0;
                if (bounces >= settings.softLimit()) {
                    return true;
                }
                before = event.id();
            }
        } while (page.size() == PAGE);
        return false;
    }

    private static boolean soft(LoggedEvent event) {
        return event.name().equals("email.bounced")
                && "soft".equals(event.properties().get("kind"));
    }

    /** Programs click, too, on mail that nobody will ever read. */
    private static boolean arrived(LoggedEvent event) {
        return event.name().equals("email.delivered")
                || event.name().equals("email.clicked")
                        && "human".equals(event.properties().get("verdict"));
    }
}
