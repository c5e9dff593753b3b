package io.postrider.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.SentMail;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes the waiting opens and clicks into the event log, many in one transaction. */
@Component
class ReactionLog {

    private static final Logger log = LoggerFactory.getLogger(ReactionLog.class);

    private final Reactions reactions;
    private final Outbox outbox;
    private final EventLog events;
    private final TrackingSettings settings;
    private final MeterRegistry meters;

    /** Taken from the queue and not yet written; kept when the database is away. */
    private final List<Reaction> taken = new ArrayList<>();

    ReactionLog(Reactions reactions, Outbox outbox, EventLog events, TrackingSettings settings, MeterRegistry meters) {
        this.reactions = reactions;
        this.outbox = outbox;
        this.events = events;
        this.settings = settings;
        this.meters = meters;
    }

    /** Ends when nothing waits or the database does not take it; then it is tried again in a moment. */
    @PreDestroy
    @Scheduled(fixedDelay = 200)
    synchronized void flush() {
        while (take() && write()) {
            taken.clear();
        }
    }

    private boolean take() {
        reactions.waiting().drainTo(taken, settings.batch() - taken.size());
        return !taken.isEmpty();
    }

    private boolean write() {
        try {
            append(taken);
            return true;
        } catch (NonTransientDataAccessException refused) {
            // One of them cannot be kept, now or later: the others must not suffer for it.
            log.warn(
                    "A batch of {} opens and clicks was refused ({}), writing them singly",
                    taken.size(),
                    name(refused));
            taken.forEach(this::single);
            return true;
        } catch (RuntimeException away) {
            log.warn("{} opens and clicks wait for the database ({})", taken.size(), name(away));
            return false;
        }
    }

    private void single(Reaction reaction) {
        try {
            append(List.of(reaction));
        } catch (RuntimeException refused) {
            meters.counter("postrider.tracking.lost").increment();
            log.warn(
                    "One reaction to mail {} could not be logged ({})",
                    reaction.mail().value(),
                    name(refused));
        }
    }

    /** Mails that are gone, such as those of somebody who asked to be forgotten, leave no trace. */
    private void append(List<Reaction> batch) {
        Map<MailId, SentMail> mails =
                outbox.findAll(batch.stream().map(Reaction::mail).distinct().toList());
        Set<String> bursts = Bursts.among(
                batch.stream().filter(Reaction::isClick).map(Reaction::click).toList());
        events.appendAll(batch.stream()
                .filter(it -> mails.containsKey(it.mail()))
                .map(it -> event(it, mails.get(it.mail()), bursts.contains(it.key())))
                .toList());
    }

    /** What arrived together is seen to be a burst at once; the rest of a burst is found by {@link ClickCorrections}. */
    private static NewEvent event(Reaction reaction, SentMail sent, boolean burst) {
        VisitorRule rule = reaction.judged(sent);
        return reaction.in(sent, burst && rule.verdict() != Verdict.MACHINE ? VisitorRule.BURST : rule);
    }

    private static String name(RuntimeException error) {
        return error.getClass().getSimpleName();
    }
}
