package io.postrider.delivery;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.EmailAddress;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private final OutboxTable outbox;
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final EventLog log;
    private final Clock clock;
    private final BounceSettings settings;

    BouncedAddresses(
            OutboxTable outbox,
            Contacts contacts,
            Suppressions suppressions,
            EventLog log,
            Clock clock,
            BounceSettings settings) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.log = log;
        this.clock = clock;
        this.settings = settings;
    }

    /** Nobody mails the address this mail went to again, whatever hers is by now; the first reason stays. */
    @Transactional
    public void giveUp(ContactId contact, MailId mail, SuppressionKind kind, String reason) {
        outbox.sentTo(mail)
                .or(() -> contacts.find(contact).map(Contact::email))
                .ifPresent(address -> suppressions.suppress(address, kind, reason));
    }

    /** To be called after each soft bounce, when it stands in her log. One of an address she has left says nothing about hers. */
    @Transactional
    public void bouncedSoftly(ContactId contact, MailId mail) {
        Optional<String> hers = contacts.find(contact).flatMap(this::key);
        if (outbox.sentTo(mail).or(() -> hers).equals(hers) && tooMany(contact)) {
            String days = settings.softWindow().toDays() + " days";
            giveUp(
                    contact,
                    mail,
                    SuppressionKind.BOUNCED,
                    "bounced softly " + settings.softLimit() + " times within " + days + " and nothing arrived");
        }
    }

    private Optional<String> key(Contact contact) {
        return EmailAddress.keyOf(contact.email());
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
