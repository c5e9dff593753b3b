package io.postrider.integrations.outbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of telling others, for whoever looks after it. */
@Component
public class WebhookDesk {

    private final TellingTable deliveries;
    private final OutgoingWebhooks webhooks;

    WebhookDesk(TellingTable deliveries, OutgoingWebhooks webhooks) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
    }

    /** Newest first. @throws InvalidWebhook when there is none of this id */
    public List<Delivery> newest(UUID webhook, int limit) {
        return deliveries.newest(existing(webhook), limit);
    }

    /** Tells again what was given up since then. @return how many */
    @Transactional
    public int replay(UUID webhook, Instant since) {
        return deliveries.replay(existing(webhook), since);
    }

    private UUID existing(UUID webhook) {
        return webhooks.find(webhook).orElseThrow(InvalidWebhook::missing).id();
    }
}
