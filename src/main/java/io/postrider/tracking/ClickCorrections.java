package io.postrider.tracking;

import io.postrider.events.Corrections;
import io.postrider.events.EventFeed;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes back clicks that looked like a person's until the rest of the burst came, perhaps on another node: one correction each.
 *
 * <p>Reads the log by a durable cursor and remembers nothing else, so it does not matter which node logged what, or when one
 * of them was killed.
 */
@Component
class ClickCorrections {

    private static final Logger LOG = LoggerFactory.getLogger(ClickCorrections.class);
    private static final int BATCH = 500;
    private static final Set<String> NAMES = Set.of(Reaction.CLICKED);

    private final EventFeed feed;
    private final EventLog log;

    ClickCorrections(EventFeed feed, EventLog log) {
        this.feed = feed;
        this.log = log;
    }

    @Scheduled(fixedDelay = 500)
    void read() {
        try {
            while (feed.read("click-corrections", BATCH, () -> NAMES, new Batch()::on) > 0) {
                // There is more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Clicks could not be looked at again; the next reading goes on: {}", e.toString());
        }
    }

    /** One turn of the reader. */
    private final class Batch {

        private final Map<Object, Instant> looked = new HashMap<>();
        private final Set<Long> heard = new HashSet<>();

        void on(LoggedEvent event) {
            if (!(event.properties().get("mail") instanceof Number mail)) {
                return;
            }
            if (!heard.add(event.id())) {
                // The batch failed and is heard once more: what it wrote is gone.
                looked.clear();
            }
            Instant before = looked.get(mail);
            if (before == null
                    || event.occurredAt().isAfter(before.plus(Bursts.WINDOW))
                    || before.isAfter(event.occurredAt())) {
                looked.put(mail, event.occurredAt());
                correct(event);
            }
        }
    }

    /** Looks twice as far as a burst is long, so that the clicks just after this one need no look of their own. */
    private void correct(LoggedEvent event) {
        List<LoggedEvent> clicks = log.between(
                event.contact(),
                Reaction.CLICKED,
                event.occurredAt().minus(Bursts.WINDOW),
                event.occurredAt().plus(Bursts.WINDOW.multipliedBy(2)));
        Set<String> bursts = Bursts.among(clicks.stream()
                .filter(it -> it.properties().get("mail") instanceof Number)
                .map(ClickCorrections::click)
                .collect(Collectors.toList()));
        log.appendAll(clicks.stream()
                .filter(it -> bursts.contains(it.key()) && !isMachine(it))
                .map(it -> Corrections.of(it, burst(it), VisitorRule.BURST.reason()))
                .toList());
    }

    private static Bursts.Click click(LoggedEvent event) {
        return new Bursts.Click(
                event.key(),
                ((Number) event.properties().get("mail")).longValue(),
                String.valueOf(event.properties().get("url")),
                event.occurredAt());
    }

    private static boolean isMachine(LoggedEvent click) {
        return Verdict.MACHINE.toString().equals(click.properties().get("verdict"));
    }

    private static Map<String, Object> burst(LoggedEvent click) {
        return Map.of(
                "was",
                String.valueOf(click.properties().get("verdict")),
                "verdict",
                VisitorRule.BURST.verdict().toString(),
                "rule",
                VisitorRule.BURST.versioned());
    }
}
