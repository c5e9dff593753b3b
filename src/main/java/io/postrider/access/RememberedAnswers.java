package io.postrider.access;

/** Answers kept for apps that repeat a request with the same {@code Idempotency-Key}; some of them are about a person. */
public interface RememberedAnswers {

    /** Forgets every answer in which this id stands, in the caller's transaction; the request may then be done again. */
    void forget(String id);
}
