package io.postrider.delivery.webhooks;

import org.springframework.stereotype.Component;

/**
 * Where mail providers report what became of a mail.
 *
 * <p>A report is proven genuine over its very bytes, kept durably, and only then answered; it is digested later. Reports about
 * mails that are not ours are counted and dropped.
 */
@Component
public class Webhooks {

    /** How a report was taken. */
    public enum Outcome {
        /** Kept, or known already, or of no use here: in any case done with. */
        TAKEN,
        FORGED,
        STALE,
        UNDIGESTIBLE,
        /** We could not tell; the provider should come again. */
        LATER
    }

    private final Providers providers;
    private final WebhookSettings settings;
    private final ReportIntake intake;
    private final WebhookCounts counts;

    Webhooks(Providers providers, WebhookSettings settings, ReportIntake intake, WebhookCounts counts) {
        this.providers = providers;
        this.settings = settings;
        this.intake = intake;
        this.counts = counts;
    }

    /** Whether this address exists: the provider's secret is configured and the token is the one nobody can guess. */
    public boolean isDoor(String provider, String pathToken) {
        return Secrets.same(pathToken, settings.pathToken())
                && !settings.pathToken().isEmpty()
                && providers.on(provider).isPresent();
    }

    /** Bytes of the largest report. */
    public int largest() {
        return (int) settings.maxBody().toBytes();
    }

    public void tooLarge(String provider) {
        counts.refused(provider, "too-large", "it is larger than postrider.webhooks.max-body");
    }

    /** @param provider one whose door it is */
    public Outcome take(String provider, Call call) {
        Provider from = providers.on(provider).orElseThrow();
        try {
            ReportIntake.Kept kept = intake.keep(from, from.open(call));
            counts.count(provider, "accepted", kept.accepted());
            counts.count(provider, "duplicate", kept.duplicate());
            counts.count(provider, "unknown", kept.unknown());
            counts.count(provider, "ignored", kept.ignored());
            counts.count(provider, "undigestible", kept.undigestible());
            counts.count(provider, "replayed", kept.replayed() ? 1 : 0);
            return Outcome.TAKEN;
        } catch (CallRefused refused) {
            counts.refused(provider, refused.outcome().name().toLowerCase(), refused.getMessage());
            return refused.outcome();
        }
    }
}
