package io.postrider.delivery;

import org.springframework.stereotype.Component;

/** Makes senders, each with its own connection and journal. */
@Component
class SenderFactory {

    private final Sender.Tools tools;
    private final MailServer server;
    private final Journals journals;
    private final DeliverySettings settings;

    SenderFactory(Sender.Tools tools, MailServer server, Journals journals, DeliverySettings settings) {
        this.tools = tools;
        this.server = server;
        this.journals = journals;
        this.settings = settings;
    }

    Sender sender(int number) {
        return sender(number, server);
    }

    /** To another server than the configured one. */
    Sender sender(int number, MailServer other) {
        return new Sender(tools, new Handing(other.name(), other.connection(), journals.open(number)), settings);
    }
}
