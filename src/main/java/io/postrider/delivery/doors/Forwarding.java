package io.postrider.delivery.doors;

import io.postrider.delivery.HouseMail;
import io.postrider.delivery.HouseMail.Handed;
import io.postrider.delivery.returns.Answer;
import io.postrider.delivery.returns.Returns;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passes answers of people on to the people of the house, each once: that it is about to is written down before, so that a crash leaves
 * the answer visible here rather than doubled there. What was passed on before is never passed on again.
 */
@Component
class Forwarding {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final int ATTEMPTS = 50;

    private final ReturnedMailTable table;
    private final HouseMail house;
    private final ReturnSettings settings;
    private final TransactionTemplate transaction;

    Forwarding(
            ReturnedMailTable table,
            HouseMail house,
            ReturnSettings settings,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.house = house;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 10_000)
    void work() {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = claimed().filter(this::forward).isPresent();
            }
        } catch (RuntimeException e) {
            LOG.error("Answers could not be passed on: {}", e.getClass().getName());
        }
    }

    private Optional<ReturnedMailTable.Row> claimed() {
        return transaction.execute(status -> {
            Optional<ReturnedMailTable.Row> next = table.nextToPassOn();
            next.ifPresent(row -> table.move(row.id(), "FORWARDING", false));
            return next;
        });
    }

    /** @return false when the mail server is not there, so that there is no use in trying the next */
    private boolean forward(ReturnedMailTable.Row row) {
        Answer answer = Returns.answer(row.source());
        Handed handed = answer.goingInCircles() ? Handed.REFUSED : house.send(note(row, answer));
        switch (handed) {
            case TAKEN -> table.move(row.id(), "FORWARDED", true);
            case REFUSED -> table.move(row.id(), "KEPT", false);
            case LATER -> {
                table.move(row.id(), "FORWARD", false);
                table.failed(row.id(), ATTEMPTS, "KEPT");
            }
            case UNKNOWN -> LOG.warn("Answer {} was possibly passed on and stays here", row.id());
        }
        return handed != Handed.LATER;
    }

    private HouseMail.Note note(ReturnedMailTable.Row row, Answer answer) {
        String to = settings.forwardTo().isBlank() ? house.inbox() : settings.forwardTo();
        String missing = answer.attachments() == 0
                ? ""
                : "\n\n(" + answer.attachments() + " attachments are not passed on; ask the sender to send them to "
                        + to + ".)";
        String text = "From: " + line(answer.from()) + "\nSubject: " + line(answer.subject()) + "\n\n" + answer.text();
        return new HouseMail.Note(
                "passed-on-" + row.id(),
                to,
                line(answer.from()),
                "Fwd: " + line(answer.subject()),
                text + missing,
                Answer.PASSED_ON);
    }

    /** As a header takes it. */
    private static String line(String value) {
        String plain = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return plain.length() > 900 ? plain.substring(0, 900) : plain;
    }
}
