package io.postrider.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever hears of a mail from outside knows that it was sent: mails of unknown fate are then told as sent and never repeated. */
@Component
public class Arrivals {

    private final UnknownTable table;
    private final Results results;
    private final Clock clock;

    Arrivals(UnknownTable table, Results results, Clock clock) {
        this.table = table;
        this.results = results;
        this.clock = clock;
    }

    /** Changes nothing about a mail whose fate is known. */
    @Transactional
    public void heardOf(MailId mail) {
        table.find(mail)
                .map(claim -> new Result(
                        claim,
                        MailState.SENT,
                        "sent: the mail server has it, for something came back about it",
                        clock.instant(),
                        null,
                        "email.sent",
                        Map.of(),
                        Result.Handover.NONE))
                .ifPresent(sent -> results.apply(List.of(sent)));
    }
}
