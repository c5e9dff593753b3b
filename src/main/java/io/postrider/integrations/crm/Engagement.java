package io.postrider.integrations.crm;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How somebody gets on with our mail, in a few properties: what a person clicked, how much we sent, whether she reads the newsletter. */
@Component
class Engagement {

    static final Set<String> PROPERTIES = Set.of(
            "postrider_last_click", "postrider_clicks_30_days", "postrider_mails_30_days", "postrider_newsletter");

    private static final Duration WINDOW = Duration.ofDays(30);

    private final EventLog log;
    private final Consents consents;
    private final Clock clock;

    Engagement(EventLog log, Consents consents, Clock clock) {
        this.log = log;
        this.consents = consents;
        this.clock = clock;
    }

    /** Of each of them; one query for what happened, one for consents. */
    Map<ContactId, Map<String, String>> of(Collection<ContactId> contacts) {
        Instant now = clock.instant();
        Map<ContactId, List<LoggedEvent>> lately =
                log.lately(contacts, Set.of("email.sent", "email.clicked"), now.minus(WINDOW)).stream()
                        .collect(Collectors.groupingBy(LoggedEvent::contact));
        Map<ContactId, List<Consent>> agreed = consents.ofAll(List.copyOf(contacts));
        Map<ContactId, Map<String, String>> all = new LinkedHashMap<>();
        contacts.forEach(contact -> all.put(
                contact, said(lately.getOrDefault(contact, List.of()), agreed.getOrDefault(contact, List.of()), now)));
        return all;
    }

    private static Map<String, String> said(List<LoggedEvent> events, List<Consent> agreed, Instant now) {
        List<Instant> clicks = events.stream()
                .filter(it -> it.name().equals("email.clicked")
                        && "human".equals(it.properties().get("verdict")))
                .map(LoggedEvent::occurredAt)
                .sorted()
                .toList();
        long mails =
                events.stream().filter(it -> it.name().equals("email.sent")).count();
        Map<String, String> said = new LinkedHashMap<>();
        said.put("postrider_clicks_30_days", String.valueOf(clicks.size()));
        said.put("postrider_mails_30_days", String.valueOf(mails));
        said.put(
                "postrider_last_click",
                clicks.isEmpty()
                        ? ""
                        : clicks.get(clicks.size() - 1)
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString());
        said.put(
                "postrider_newsletter",
                agreed.stream()
                        .filter(it -> it.purpose().equals("newsletter"))
                        .findFirst()
                        .map(it -> it.status() == Consent.Status.GRANTED
                                        && !it.proof().expired(now)
                                ? "subscribed"
                                : it.status() == Consent.Status.PENDING ? "asked" : "unsubscribed")
                        .orElse("never asked"));
        return said;
    }
}
