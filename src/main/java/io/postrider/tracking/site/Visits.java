package io.postrider.tracking.site;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Preferences;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.SentMail;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.tracking.site.VisitorPass.Pass;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Logs what somebody who came from a mail looks at on the shop's pages.
 *
 * <p>Who is nobody we know, or does not want to be studied, leaves no trace; a page is told the same either way.
 */
@Component
public class Visits {

    static final int MOST = 50;

    /** One that was refused. @param index place in the list, from 0 */
    public record Refused(int index, String reason) {}

    private final VisitorPass passes;
    private final Outbox outbox;
    private final Contacts contacts;
    private final Preferences preferences;
    private final EventLog log;
    private final Clock clock;

    Visits(VisitorPass passes, Outbox outbox, Contacts contacts, Preferences preferences, EventLog log, Clock clock) {
        this.passes = passes;
        this.outbox = outbox;
        this.contacts = contacts;
        this.preferences = preferences;
        this.log = log;
        this.clock = clock;
    }

    /** @param pass what the link in her mail gave her browser @return what was wrong with some of them */
    @Transactional
    public List<Refused> take(String pass, List<Visit> visits) {
        if (visits == null || visits.size() > MOST) {
            throw new InvalidSite("A page tells at most " + MOST + " visits at once.");
        }
        Optional<ContactId> visitor = visitor(pass);
        List<Refused> refused = new ArrayList<>();
        List<NewEvent> news = new ArrayList<>();
        for (int i = 0; i < visits.size(); i++) {
            int index = i;
            Visit visit = visits.get(i);
            VisitRules.fault(visit)
                    .ifPresentOrElse(
                            fault -> refused.add(new Refused(index, fault)),
                            () -> visitor.ifPresent(contact -> news.add(event(contact, visit))));
        }
        log.appendAll(news);
        return refused;
    }

    private NewEvent event(ContactId contact, Visit visit) {
        Instant at = clock.instant().minusMillis(visit.agoMillis());
        return new NewEvent(
                "site:" + contact + ":" + visit.id(),
                visit.name(),
                contact,
                at,
                VisitRules.properties(visit),
                Origin.NONE,
                null);
    }

    private Optional<ContactId> visitor(String pass) {
        return passes.read(pass)
                .map(Pass::mail)
                .flatMap(outbox::find)
                .map(SentMail::contact)
                .filter(contact -> contacts.find(contact).isPresent())
                .filter(contact -> preferences.of(contact).profiling());
    }
}
