package io.postrider.integrations.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.contacts.Contacts;
import io.postrider.events.EventFeed;
import io.postrider.events.LoggedEvent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the log and notes whom to tell of what, in the transaction in which its place moves on. History is not told. */
@Component
class WebhookFeed {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookFeed.class);
    private static final int BATCH = 200;

    private final EventFeed feed;
    private final OutgoingWebhooks webhooks;
    private final TellingTable deliveries;
    private final Contacts contacts;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookFeed(
            EventFeed feed,
            OutgoingWebhooks webhooks,
            TellingTable deliveries,
            Contacts contacts,
            ObjectMapper json,
            Clock clock) {
        this.feed = feed;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.contacts = contacts;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void read() {
        try {
            while (batch(webhooks.all()) > 0) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Events for webhooks could not be read; they are tried again: {}", e.toString());
        }
    }

    private int batch(List<OutgoingWebhook> all) {
        return all.isEmpty()
                ? feed.sweep("webhooks", 10_000, span -> {})
                : feed.read("webhooks", BATCH, event -> on(event, all));
    }

    private void on(LoggedEvent event, List<OutgoingWebhook> all) {
        if (!event.history()) {
            all.stream()
                    .filter(webhook -> webhook.wants(event.name()))
                    .forEach(webhook -> deliveries.add(webhook.id(), event, body(event, webhook), clock.instant()));
        }
    }

    private String body(LoggedEvent event, OutgoingWebhook webhook) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", event.key());
        body.put("type", event.name());
        body.put("timestamp", event.occurredAt().toString());
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("id", event.contact().toString());
        if (webhook.includeContact()) {
            contacts.find(event.contact()).ifPresent(she -> {
                contact.put("email", she.email());
                contact.put("externalId", she.externalId());
            });
        }
        body.put("contact", contact);
        body.put("properties", event.properties());
        if (event.origin().journey() != null) {
            body.put("journey", event.origin().journey());
            body.put("step", event.origin().step());
        }
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written", e);
        }
    }

    @EventListener
    void on(ContactErased erased) {
        deliveries.forget(erased.contact());
    }

    @EventListener
    void on(ContactsMerged merged) {
        deliveries.move(merged.gone(), merged.kept());
    }
}
