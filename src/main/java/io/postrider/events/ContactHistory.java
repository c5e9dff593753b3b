package io.postrider.events;

import io.postrider.contacts.Basis;
import io.postrider.contacts.ContactEvents.ConsentDropped;
import io.postrider.contacts.ContactEvents.ConsentGranted;
import io.postrider.contacts.ContactEvents.ConsentRequested;
import io.postrider.contacts.ContactEvents.ConsentWithdrawn;
import io.postrider.contacts.ContactEvents.ContactChanged;
import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.contacts.ContactEvents.ContactsSuppressed;
import io.postrider.contacts.ContactEvents.PreferencesChanged;
import io.postrider.contacts.ContactEvents.SuppressionLifted;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Proof;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what changes about a contact's consent and preferences into the log, in the transaction that changes it. */
@Component
class ContactHistory {

    private final EventLog log;
    private final Clock clock;

    ContactHistory(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(ContactChanged event) {
        append("contact.changed", event.contact(), Map.of("fields", List.copyOf(event.fields())));
    }

    @EventListener
    void on(ConsentRequested event) {
        append("consent.requested", event.contact(), event.purpose(), event.proof());
    }

    @EventListener
    void on(ConsentGranted event) {
        NewEvent news = event("contact.subscribed", event.contact(), said(event.purpose(), event.proof()));
        log.append(event.history() ? news.asHistory() : news);
    }

    @EventListener
    void on(ConsentWithdrawn event) {
        NewEvent news = event("contact.unsubscribed", event.contact(), said(event.purpose(), event.proof()));
        log.append(event.history() ? news.asHistory() : news);
    }

    @EventListener
    void on(PreferencesChanged event) {
        Map<String, Object> properties = new TreeMap<>(event.changes());
        properties.put("source", event.source());
        append("contact.preferencesChanged", event.contact(), properties);
    }

    @EventListener
    void on(ContactsSuppressed event) {
        log.appendAll(event.contacts().stream()
                .map(it -> new NewEvent(
                        null,
                        "contact.suppressed",
                        it.contact(),
                        clock.instant(),
                        Map.of("kind", it.kind().name().toLowerCase(Locale.ROOT)),
                        Origin.NONE,
                        it.reason()))
                .toList());
    }

    @EventListener
    void on(SuppressionLifted event) {
        append("contact.unsuppressed", event.contact(), Map.of());
    }

    @EventListener
    void on(ConsentDropped event) {
        append("consent.dropped", event.contact(), Map.of("purpose", event.purpose()));
    }

    @EventListener
    void on(ContactsMerged event) {
        log.move(event.gone(), event.kept());
        append("contact.merged", event.kept(), Map.of("gone", event.gone().toString(), "by", event.by()));
    }

    @EventListener
    void on(ContactErased event) {
        log.forget(event.contact());
    }

    private void append(String name, ContactId contact, String purpose, Proof proof) {
        append(name, contact, said(purpose, proof));
    }

    private static Map<String, Object> said(String purpose, Proof proof) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("purpose", purpose);
        if (proof.source() != null) {
            properties.put("source", proof.source());
        }
        if (proof.basis() != Basis.CONSENT) {
            properties.put("basis", proof.basis().toString());
        }
        return properties;
    }

    private void append(String name, ContactId contact, Map<String, Object> properties) {
        log.append(event(name, contact, properties));
    }

    private NewEvent event(String name, ContactId contact, Map<String, Object> properties) {
        return new NewEvent(null, name, contact, clock.instant(), properties, Origin.NONE, null);
    }
}
