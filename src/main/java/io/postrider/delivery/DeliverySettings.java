package io.postrider.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves the outbox.
 *
 * @param senders connections to the mail server used at the same time
 * @param batch mails one connection claims and commits together, 1 to 200
 * @param messagesPerConnection mails after which a connection is made anew
 * @param lease machine time a claimed mail belongs to its node; must exceed the longest hand-over
 * @param maxHtmlBytes mails with more HTML are refused, because mailbox providers cut them off
 * @param giveUpAfter time after the first try at which a mail that needs consent is given up
 * @param giveUpTransactionalAfter time after the first try at which a transactional mail is given up
 * @param evidenceWait machine time before a mail of unknown fate is decided when nobody can tell
 * @param replyTo address answers go to; empty: the sender's
 */
@ConfigurationProperties("postrider.delivery")
record DeliverySettings(
        @DefaultValue("4") int senders,
        @DefaultValue("50") int batch,
        @DefaultValue("50") int messagesPerConnection,
        @DefaultValue("20m") Duration lease,
        @DefaultValue("100000") int maxHtmlBytes,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("72h") Duration giveUpTransactionalAfter,
        @DefaultValue("15m") Duration evidenceWait,
        @DefaultValue("") String replyTo) {

    DeliverySettings {
        require(senders >= 1 && senders <= 100, "postrider.delivery.senders must be 1 to 100, but is " + senders);
        require(batch >= 1 && batch <= 200, "postrider.delivery.batch must be 1 to 200, but is " + batch);
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
