package io.postrider.delivery.catcher;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The built-in mail catcher, active while no POSTRIDER_SMTP_URL is set.
 *
 * @param port port on the loopback on which it listens; 0 takes any free one
 * @param keep how many of the newest mails it keeps, at least 1000
 */
@ConfigurationProperties("postrider.catcher")
record CatcherSettings(@DefaultValue("0") int port, @DefaultValue("20000") int keep) {

    /** Fewer could forget a mail whose answer is still awaited. */
    private static final int FEWEST = 1_000;

    CatcherSettings {
        if (keep < FEWEST) {
            throw new IllegalArgumentException(
                    "postrider.catcher.keep must be at least " + FEWEST + ", but is " + keep);
        }
    }
}
