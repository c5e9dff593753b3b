package io.postrider.delivery.feedback;

import io.postrider.delivery.SentMail;
import io.postrider.delivery.reputation.DeliveryStatistics;

/** What follows from one kind of thing that can come back about a mail. */
interface Consequence {

    Feedback.Kind kind();

    /** What it is in the books of the mailbox provider, null when it stands in none. */
    default DeliveryStatistics.Kind booked() {
        return null;
    }

    /** Runs once for each feedback, in its transaction, while the contact's row is held; told twice by two doors it changes nothing more. @return whether it was news */
    boolean follow(Feedback feedback, SentMail mail);
}
