package io.postrider.delivery;

import io.postrider.delivery.smtp.SmtpConnection;
import io.postrider.delivery.smtp.SmtpServer;
import io.postrider.delivery.smtp.SmtpSettings;

/**
 * The next hop of every mail.
 *
 * @param name as outbox and journal note it: {@code catcher} or host and port
 */
record MailServer(String name, SmtpServer address, SmtpSettings settings, int messagesPerConnection) {

    static final String CATCHER = "catcher";

    SmtpConnection connection() {
        return new SmtpConnection(address, settings, messagesPerConnection);
    }
}
