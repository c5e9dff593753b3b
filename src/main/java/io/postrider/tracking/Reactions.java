package io.postrider.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.delivery.MailId;
import io.postrider.tracking.site.VisitorPass;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Takes opens and clicks as fast as they come; they wait in memory until they are logged, one second at most
 * while the database answers.
 *
 * <p>A mail opened by a million people in an hour must not become a million transactions. What waits, at most one second's, is
 * lost if the server is killed. When the database is away they go on waiting up to the setting {@code queue}; what does not
 * fit any more is counted. Unsubscribes and consents never wait.
 */
@Component
public class Reactions {

    private final MailTokens tokens;
    private final VisitorPass passes;
    private final Clock clock;
    private final MeterRegistry meters;
    private final BlockingQueue<Reaction> waiting;
    private final Duration patience;

    /** Keys that follow each other keep the log's index small; the run makes them unique over nodes and restarts. */
    private final String run = UUID.randomUUID() + "-";

    private final AtomicLong count = new AtomicLong();

    Reactions(MailTokens tokens, VisitorPass passes, Clock clock, MeterRegistry meters, TrackingSettings settings) {
        this.passes = passes;
        this.tokens = tokens;
        this.clock = clock;
        this.meters = meters;
        this.waiting = new ArrayBlockingQueue<>(settings.queue());
        this.patience = settings.patience();
        meters.gaugeCollectionSize("postrider.tracking.waiting", io.micrometer.core.instrument.Tags.empty(), waiting);
    }

    /** The pixel was fetched. @return false when the token is not ours */
    public boolean opened(String token, Visitor visitor) {
        return tokens.open(token).map(mail -> add(mail, null, visitor)).isPresent();
    }

    /** A link was followed. @return where it leads; empty when the token is not ours */
    public Optional<String> clicked(String token, Visitor visitor) {
        return tokens.click(token)
                .map(click -> passes.on(add(click.mail(), click.url(), visitor).url(), click.mail()));
    }

    /** Where a link leads, without anything being counted. */
    public Optional<String> target(String token) {
        return tokens.click(token).map(MailTokens.Click::url);
    }

    /** Whether the pixel is one of ours, without anything being counted. */
    public boolean knows(String token) {
        return tokens.open(token).isPresent();
    }

    BlockingQueue<Reaction> waiting() {
        return waiting;
    }

    private Reaction add(MailId mail, String url, Visitor visitor) {
        Reaction reaction = new Reaction(run + count.incrementAndGet(), mail, url, clock.instant(), visitor);
        if (!waiting.offer(reaction) && !offeredInTime(reaction)) {
            meters.counter("postrider.tracking.lost").increment();
        }
        return reaction;
    }

    /** Readers are slowed down to what the log can take; only when it takes nothing at all is anything lost. */
    private boolean offeredInTime(Reaction reaction) {
        try {
            return waiting.offer(reaction, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
