package io.postrider.delivery;

import org.springframework.stereotype.Component;

/**
 * The address bounces of each mail go to, one for each, so that a bounce names its mail by itself (VERP): {@code
 * b+<token>@<return domain>}.
 */
@Component
public class ReturnPath {

    private static final String PREFIX = "b+";

    private final ReturnTokens tokens;
    private final String domain;

    ReturnPath(ReturnTokens tokens, ReturnPathSettings settings) {
        this.tokens = tokens;
        this.domain = settings.domain();
    }

    /** The envelope sender of a mail; empty while no return domain is configured: then bounces go to the sender's address. */
    public String addressFor(MailId mail) {
        return domain.isEmpty() ? "" : PREFIX + tokens.of(mail) + "@" + domain;
    }
}
