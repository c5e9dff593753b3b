package io.postrider.delivery;

import java.time.Instant;

/**
 * A mail this node works on, for as long as its lease lasts.
 *
 * @param provider whose mailbox it goes to, such as {@code google}
 * @param fence grows with every claim: a result with an old fence is not taken
 */
record Claim(MailId id, Email email, String provider, History history, int fence) {

    /**
     * What happened to it before it was claimed.
     *
     * @param state where it stood
     * @param reason the sentence it carried
     * @param firstTriedAt business time of the first try that a server turned away, or null
     * @param attempts tries so far
     * @param unknowns times its fate was unknown
     */
    record History(
            MailState state, String reason, Instant queuedAt, Instant firstTriedAt, int attempts, int unknowns) {}
}
