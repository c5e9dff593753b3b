package io.postrider.delivery.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much mail is enough, decided by whoever knows more than the settings: a table drawn by people, for one. */
public interface CommunicationIntensity {

    /**
     * One limit: at most so many mails within a rolling window.
     *
     * @param mails at least 1
     * @param purposeOnly whether only mails of the same purpose count, else all that need consent
     */
    record Limit(int mails, Duration within, boolean purposeOnly) {}

    /**
     * What the mail must keep to, all of it; called for every mail, so answers are cached.
     *
     * @return empty when nothing is decided here and the settings count; an empty list when nothing limits it
     */
    Optional<List<Limit>> limits(OutgoingMail mail);
}
