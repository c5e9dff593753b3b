package io.postrider.delivery.feedback;

import io.postrider.delivery.SentMail;

/** What follows from one kind of thing that can come back about a mail. */
interface Consequence {

    Feedback.Kind kind();

    /** Runs once for each feedback, in its transaction, while the contact's row is held; told twice by two doors it changes nothing more. */
    void follow(Feedback feedback, SentMail mail);
}
