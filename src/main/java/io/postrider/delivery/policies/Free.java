package io.postrider.delivery.policies;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Mails no cap and no brake is for: the transactional, and those that answer what she has just done. */
final class Free {

    private Free() {}

    static boolean is(OutgoingMail mail) {
        return mail.purpose().transactional() || mail.email().answersOwnAct();
    }

    /** Asks about the others only, and not at all when there are none. */
    static List<Verdict> orElse(List<OutgoingMail> mails, Function<List<OutgoingMail>, List<Verdict>> policy) {
        List<OutgoingMail> others = mails.stream().filter(mail -> !is(mail)).toList();
        if (others.isEmpty()) {
            return Collections.nCopies(mails.size(), Verdict.SEND);
        }
        Iterator<Verdict> said = policy.apply(others).iterator();
        List<Verdict> verdicts = new ArrayList<>();
        mails.forEach(mail -> verdicts.add(is(mail) ? Verdict.SEND : said.next()));
        return verdicts;
    }
}
