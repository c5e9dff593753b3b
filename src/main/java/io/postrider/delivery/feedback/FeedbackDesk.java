package io.postrider.delivery.feedback;

/** Where every door hands in what came back; the same thing handed in twice happens once. */
public interface FeedbackDesk {

    /**
     * Does what follows, in the caller's transaction if there is one.
     *
     * @return false when it was known already, or its mail is gone (erased): then nothing happened
     */
    boolean take(Feedback feedback);
}
