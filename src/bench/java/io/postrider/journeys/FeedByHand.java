package io.postrider.journeys;

import org.springframework.context.ApplicationContext;

/** Lets the bench do by hand, and so by the clock, what the server's worker does by itself. */
public final class FeedByHand {

    private FeedByHand() {}

    /** Starts every journey that what was logged so far starts. */
    public static void read(ApplicationContext server) {
        server.getBean(JourneyFeed.class).read();
    }
}
