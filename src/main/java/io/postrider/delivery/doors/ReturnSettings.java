package io.postrider.delivery.doors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail that comes back is taken in.
 *
 * @param port port on which this server takes mail for its return domain by SMTP; 0: it does not
 * @param bind network address on which it listens
 * @param maxBytes largest mail the listener takes; of a larger one than 1 MB only the beginning is looked at
 * @param maxConnections connections the listener serves at the same time
 * @param mailboxUrl mailbox that is emptied regularly, {@code imaps://user:password@host/INBOX}, {@code pop3s://...}, or {@code
 *     imap://} and {@code pop3://} with STARTTLS (without TLS only on the loopback); every mail in it is read and deleted; empty: none
 * @param pollEvery time between two looks into the mailbox
 * @param mailboxBatch mails taken from the mailbox at one look
 * @param timeout time the mailbox's server or the listener's client may be silent
 * @param forwardTo address that answers of people are passed on to; empty: the address answers are meant to go to
 * @param keep time for which mail that nobody could make sense of is kept
 */
@ConfigurationProperties("postrider.returns")
record ReturnSettings(
        @DefaultValue("0") int port,
        @DefaultValue("0.0.0.0") String bind,
        @DefaultValue("52428800") int maxBytes,
        @DefaultValue("50") int maxConnections,
        @DefaultValue("") String mailboxUrl,
        @DefaultValue("60s") Duration pollEvery,
        @DefaultValue("100") int mailboxBatch,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("") String forwardTo,
        @DefaultValue("14d") Duration keep) {

    ReturnSettings {
        require(port >= 0 && port <= 65_535, "port must be between 0 and 65535, but is " + port);
        require(maxBytes >= 100_000, "max-bytes must be at least 100000, but is " + maxBytes);
        require(mailboxBatch >= 1, "mailbox-batch must be at least 1, but is " + mailboxBatch);
        require(timeout.toMillis() >= 1, "timeout must be positive");
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException("postrider.returns." + otherwise);
        }
    }

    /** Without the mailbox's password, wherever it may be printed. */
    @Override
    public String toString() {
        return "ReturnSettings[port=" + port + ", mailbox=" + !mailboxUrl.isBlank() + "]";
    }
}
