package io.postrider.delivery.policies;

import io.postrider.contacts.EmailAddress;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Map<String, String> reasons = suppressions.reasonsFor(mails.stream()
                .map(OutgoingMail::contact)
                .filter(Objects::nonNull)
                .map(contact -> contact.email())
                .toList());
        return mails.stream().map(mail -> check(mail, reasons)).toList();
    }

    private static Verdict check(OutgoingMail mail, Map<String, String> reasons) {
        if (mail.contact() == null) {
            return new Verdict.Drop("not sent: the contact was erased");
        }
        if (EmailAddress.keyOf(mail.contact().email()).isEmpty()) {
            return new Verdict.Drop("not sent: her address is none a mail can be sent to");
        }
        String reason = reasons.get(mail.contact().email());
        return reason == null ? Verdict.SEND : new Verdict.Drop("not sent: her address is suppressed (" + reason + ")");
    }
}
