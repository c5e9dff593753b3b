package io.postrider.delivery;

import io.postrider.delivery.smtp.SmtpConnection;
import io.postrider.delivery.smtp.SmtpServer;
import io.postrider.delivery.smtp.SmtpSettings;
import java.util.Set;

/**
 * A mail server that takes mails of ours: the next hop.
 *
 * @param name as outbox and journal note it: {@code catcher} or host and port
 * @param purposes what it is for; empty: everything that no other server is for
 * @param weight its share among the servers for the same purpose; 0: only when the others cannot be reached
 */
record MailServer(
        String name,
        SmtpServer address,
        SmtpSettings settings,
        int messagesPerConnection,
        Set<String> purposes,
        int weight) {

    static final String CATCHER = "catcher";

    /** The only one, for everything. */
    MailServer(String name, SmtpServer address, SmtpSettings settings, int messagesPerConnection) {
        this(name, address, settings, messagesPerConnection, Set.of(), 1);
    }

    SmtpConnection connection() {
        return new SmtpConnection(address, settings, messagesPerConnection);
    }
}
