package io.postrider.delivery.spi;

import java.util.List;

/**
 * One reason why claimed mails may have to wait or must not leave at all; policies are asked in their {@code @Order}.
 *
 * <p>Asked for a whole claimed batch at once, so that it reads what it needs in one query; and for a single mail again when
 * something about its contact changed before its final dot. Every answer is as of now: nothing is remembered between calls.
 */
public interface SendPolicy {

    /**
     * Whether its answer may change though nothing happened to the contact, as when somebody stops a campaign. Such a policy is asked
     * at every last look, so its answer must come from memory.
     */
    default boolean changesByItself() {
        return false;
    }

    /** @return one verdict for each mail, in order; {@link Verdict#SEND} where this policy has nothing against it */
    List<Verdict> check(List<OutgoingMail> mails);
}
