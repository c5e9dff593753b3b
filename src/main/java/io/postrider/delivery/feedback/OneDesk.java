package io.postrider.delivery.feedback;

import io.postrider.contacts.Contacts;
import io.postrider.delivery.Arrivals;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.SentMail;
import io.postrider.delivery.reputation.DeliveryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The desk: looks up the mail, takes each feedback once, and lets what follows from it follow. */
@Component
class OneDesk implements FeedbackDesk {

    private final Outbox outbox;
    private final Contacts contacts;
    private final FeedbackTable table;
    private final Arrivals arrivals;
    private final DeliveryStatistics statistics;
    private final Map<Feedback.Kind, Consequence> consequences;

    OneDesk(
            Outbox outbox,
            Contacts contacts,
            FeedbackTable table,
            Arrivals arrivals,
            DeliveryStatistics statistics,
            List<Consequence> consequences) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.table = table;
        this.arrivals = arrivals;
        this.statistics = statistics;
        this.consequences = consequences.stream().collect(Collectors.toMap(Consequence::kind, Function.identity()));
    }

    @Override
    @Transactional
    public boolean take(Feedback feedback) {
        Optional<SentMail> mail = outbox.find(feedback.mail());
        boolean fresh = mail.isPresent()
                && contacts.lock(mail.get().contact())
                && table.add(feedback, mail.get().contact());
        if (fresh) {
            arrivals.heardOf(feedback.mail());
            Consequence consequence = consequences.get(feedback.kind());
            boolean news = consequence.follow(feedback, mail.get());
            if (news && consequence.booked() != null) {
                statistics.count(feedback.mail(), consequence.booked());
            }
        }
        return fresh;
    }
}
