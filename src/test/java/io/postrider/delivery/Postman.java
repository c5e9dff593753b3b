package io.postrider.delivery;

import java.util.List;
import org.springframework.stereotype.Component;

/** Sends what is due when a test of another module wants it sent, over the real road to the catcher. */
@Component
public class Postman {

    private final SenderFactory senders;

    Postman(SenderFactory senders) {
        this.senders = senders;
    }

    /** To a server that is slow with the first mail, and meanwhile something happens. @return the messages the server took */
    public List<String> sendAllWhile(Runnable meanwhile) {
        try (var server = new FaultySmtpServer(FaultySmtpServer.Fault.slow(meanwhile));
                Sender sender = senders.sender(1, server.address())) {
            while (sender.sendBatch() > 0) {
                // Again until nothing is due.
            }
            return List.copyOf(server.received);
        }
    }

    public void sendAll() {
        try (Sender sender = senders.sender(0)) {
            while (sender.sendBatch() > 0) {
                // Again until nothing is due.
            }
        }
    }
}
