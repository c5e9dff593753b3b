package io.postrider.delivery.policies;

import io.postrider.delivery.Email;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nothing at night, unless it answers what she just did or is transactional. */
@Component
@Order(500)
class WithinSendWindow implements SendPolicy {

    private final SendWindow window;
    private final Clock clock;

    WithinSendWindow(SendWindow window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        return mails.stream().map(this::check).toList();
    }

    private Verdict check(OutgoingMail mail) {
        boolean anyHour = mail.email().answersOwnAct() || mail.purpose().transactional();
        if (anyHour && mail.email().moment() == Email.Moment.NOW) {
            return Verdict.SEND;
        }
        ZoneId zone = window.zone(mail.contact());
        Instant now = clock.instant();
        Instant opening = window.next(now, zone);
        return opening.equals(now)
                ? Verdict.SEND
                : new Verdict.Hold(
                        opening,
                        "held until " + SendWindow.said(opening, zone) + ": her send window is " + window.hours());
    }
}
