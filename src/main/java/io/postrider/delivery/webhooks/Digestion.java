package io.postrider.delivery.webhooks;

import io.postrider.delivery.feedback.Feedback;
import io.postrider.delivery.feedback.FeedbackDesk;
import io.postrider.time.MachineTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Puts a reported event into our words and hands it in; in the caller's transaction. */
@Component
class Digestion {

    private final Providers providers;
    private final FeedbackDesk desk;
    private final Json json;
    private final Clock clock;
    private final MachineTime machine;

    Digestion(Providers providers, FeedbackDesk desk, Json json, Clock clock, MachineTime machine) {
        this.providers = providers;
        this.desk = desk;
        this.json = json;
        this.clock = clock;
        this.machine = machine;
    }

    /** @throws Undigestible when its content makes no sense */
    void digest(WebhookTable.Waiting waiting) {
        Provider provider =
                providers.named(waiting.provider()).orElseThrow(() -> new Undigestible("its provider is unknown"));
        provider.read(json.parseOrMissing(waiting.raw())).ifPresent(reading -> desk.take(feedback(waiting, reading)));
    }

    private Feedback feedback(WebhookTable.Waiting waiting, Reading reading) {
        String id = reading.passing() ? "passing:" + waiting.mail().value() : waiting.eventId();
        return new Feedback(
                waiting.provider() + ":" + id,
                reading.kind(),
                waiting.mail(),
                reading.status(),
                reading.diagnostic(),
                businessTime(reading.at() == null ? waiting.receivedAt() : reading.at()),
                waiting.provider());
    }

    /** As long ago by our clock as it was by the provider's; never in the future. */
    private Instant businessTime(Instant theirs) {
        Duration ago = Duration.between(theirs, machine.now());
        return clock.instant().minus(ago.isNegative() ? Duration.ZERO : ago);
    }
}
