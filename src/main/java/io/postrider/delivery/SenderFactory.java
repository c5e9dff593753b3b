package io.postrider.delivery;

import io.postrider.time.MachineTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes senders, each with its own connections and journal. */
@Component
class SenderFactory {

    private final Sender.Tools tools;
    private final MailServers servers;
    private final Journals journals;
    private final DeliverySettings settings;
    private final MachineTime machine;

    SenderFactory(
            Sender.Tools tools,
            MailServers servers,
            Journals journals,
            DeliverySettings settings,
            MachineTime machine) {
        this.tools = tools;
        this.servers = servers;
        this.journals = journals;
        this.settings = settings;
        this.machine = machine;
    }

    Sender sender(int number) {
        return sender(number, servers);
    }

    /** To these servers instead of the configured ones. */
    Sender sender(int number, MailServer... others) {
        return sender(number, new MailServers(List.of(others), machine));
    }

    private Sender sender(int number, MailServers servers) {
        return new Sender(tools, new Handings(servers, journals.open(number)), settings);
    }
}
