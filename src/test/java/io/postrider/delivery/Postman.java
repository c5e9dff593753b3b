package io.postrider.delivery;

import org.springframework.stereotype.Component;

/** Sends what is due when a test of another module wants it sent, over the real road to the catcher. */
@Component
public class Postman {

    private final SenderFactory senders;

    Postman(SenderFactory senders) {
        this.senders = senders;
    }

    public void sendAll() {
        try (Sender sender = senders.sender(0)) {
            while (sender.sendBatch() > 0) {
                // Again until nothing is due.
            }
        }
    }
}
