package io.postrider.journeys;

import io.postrider.events.EventFeed;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads from the log what became of the mails of each step, and what goals were reached. */
@Component
class StepCountFeed {

    private static final Logger LOG = LoggerFactory.getLogger(StepCountFeed.class);
    private static final int BATCH = 500;
    private static final Set<String> COUNTED = Set.of(
            "email.sent", "email.skipped", "email.opened", "email.clicked", "email.clicked.corrected", "journey.goal");

    private final EventFeed feed;
    private final EventLog log;
    private final StepCountTable counts;

    StepCountFeed(EventFeed feed, EventLog log, StepCountTable counts) {
        this.feed = feed;
        this.log = log;
        this.counts = counts;
    }

    @Scheduled(fixedDelay = 250)
    void read() {
        try {
            while (feed.read("journey-counts", BATCH, () -> COUNTED, this::on) > 0) {
                // There is more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Step counts could not be kept; they go on at the next reading", e);
        }
    }

    private void on(LoggedEvent event) {
        if (event.origin() == null
                || event.origin().journey() == null
                || event.origin().step() == null) {
            return;
        }
        switch (event.name()) {
            case "email.sent" -> counts.add(event.origin(), "sent");
            case "email.skipped" -> counts.add(event.origin(), "skipped");
            case "email.opened" -> reaction(event, "opened");
            case "email.clicked" -> reaction(event, "clicked");
            case "email.clicked.corrected" -> correction(event);
            case "journey.goal" -> counts.add(event.origin(), "goal");
            default -> {
                // Not counted per step.
            }
        }
    }

    private void reaction(LoggedEvent event, String what) {
        if ("human".equals(event.properties().get("verdict"))
                && event.properties().get("mail") instanceof Number mail
                && counts.first(mail.longValue(), what)) {
            counts.add(event.origin(), what);
        }
    }

    /** A mail whose only clicks turned out to be a program's was not clicked. */
    private void correction(LoggedEvent event) {
        Map<String, String> byPerson =
                Map.of("mail", String.valueOf(event.properties().get("mail")), "verdict", "human");
        if (event.properties().get("mail") instanceof Number mail
                && !log.happened(event.contact(), "email.clicked", byPerson, Instant.EPOCH)
                && counts.forget(mail.longValue(), "clicked")) {
            counts.add(event.origin(), "clicked", -1);
        }
    }
}
