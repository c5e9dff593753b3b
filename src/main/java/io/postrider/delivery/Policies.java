package io.postrider.delivery;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** All reasons not to send a mail, asked in their order; the first that has one decides. */
@Component
class Policies {

    private final List<SendPolicy> inOrder;
    private final List<SendPolicy> changeable;

    Policies(List<SendPolicy> inOrder) {
        this.inOrder = inOrder;
        this.changeable = inOrder.stream().filter(SendPolicy::changesByItself).toList();
    }

    Verdict check(OutgoingMail mail) {
        return check(List.of(mail)).get(0);
    }

    /** Only those whose answer may have changed although nothing happened to her. */
    Verdict checkAgain(OutgoingMail mail) {
        return check(changeable, List.of(mail)).get(0);
    }

    /** One verdict for each mail, in order; a policy is not asked about mails an earlier one has decided. */
    List<Verdict> check(List<OutgoingMail> mails) {
        return check(inOrder, mails);
    }

    private static List<Verdict> check(List<SendPolicy> policies, List<OutgoingMail> mails) {
        List<Verdict> verdicts = new ArrayList<>(Collections.nCopies(mails.size(), Verdict.SEND));
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            open.add(i);
        }
        for (SendPolicy policy : policies) {
            if (open.isEmpty()) {
                return verdicts;
            }
            List<Verdict> said = policy.check(open.stream().map(mails::get).toList());
            for (int i = 0; i < open.size(); i++) {
                verdicts.set(open.get(i), said.get(i));
            }
            open.removeIf(i -> !(verdicts.get(i) instanceof Verdict.Send));
        }
        return verdicts;
    }
}
