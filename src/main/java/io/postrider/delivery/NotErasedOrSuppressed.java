package io.postrider.delivery;

import io.postrider.contacts.InvalidEmailAddress;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody who is gone, and no address that bounced or complained. */
@Component
@Order(100)
class NotErasedOrSuppressed implements SendPolicy {

    private final Suppressions suppressions;

    NotErasedOrSuppressed(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        return mails.stream().map(this::check).toList();
    }

    private Verdict check(OutgoingMail mail) {
        if (mail.contact() == null) {
            return new Verdict.Drop("not sent: the contact was erased");
        }
        try {
            return suppressions
                    .reasonFor(mail.contact().email())
                    .<Verdict>map(reason -> new Verdict.Drop("not sent: her address is suppressed (" + reason + ")"))
                    .orElse(Verdict.SEND);
        } catch (InvalidEmailAddress whoeverLetItIn) {
            return new Verdict.Drop("not sent: her address is none a mail can be sent to");
        }
    }
}
