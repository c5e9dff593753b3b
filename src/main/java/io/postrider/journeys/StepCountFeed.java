package io.postrider.journeys;

import io.postrider.events.EventFeed;
import io.postrider.events.LoggedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads from the log what became of the mails of each step, and what goals were reached. */
@Component
class StepCountFeed {

    private static final Logger LOG = LoggerFactory.getLogger(StepCountFeed.class);
    private static final int BATCH = 500;

    private final EventFeed feed;
    private final StepCountTable counts;

    StepCountFeed(EventFeed feed, StepCountTable counts) {
        this.feed = feed;
        this.counts = counts;
    }

    @Scheduled(fixedDelay = 250)
    void read() {
        try {
            while (feed.read("journey-counts", BATCH, this::on) == BATCH) {
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
            case "email.opened" -> reaction(event, "opened", !"machine".equals(verdict(event)));
            case "email.clicked" -> reaction(event, "clicked", !"machine".equals(verdict(event)));
            case "journey.goal" -> counts.add(event.origin(), "goal");
            default -> {
                // Not counted per step.
            }
        }
    }

    private void reaction(LoggedEvent event, String what, boolean counts) {
        if (counts
                && event.properties().get("mail") instanceof Number mail
                && this.counts.first(mail.longValue(), what)) {
            this.counts.add(event.origin(), what);
        }
    }

    private static String verdict(LoggedEvent event) {
        return String.valueOf(event.properties().get("verdict"));
    }
}
