package io.postrider.delivery;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.util.List;
import org.springframework.stereotype.Component;

/** All reasons not to send a mail, asked in their order; the first that has one decides. */
@Component
class Policies {

    private final List<SendPolicy> inOrder;

    Policies(List<SendPolicy> inOrder) {
        this.inOrder = inOrder;
    }

    Verdict check(OutgoingMail mail) {
        for (SendPolicy policy : inOrder) {
            Verdict verdict = policy.check(mail);
            if (!(verdict instanceof Verdict.Send)) {
                return verdict;
            }
        }
        return Verdict.SEND;
    }
}
