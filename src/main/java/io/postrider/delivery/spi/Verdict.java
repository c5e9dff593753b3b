package io.postrider.delivery.spi;

import java.time.Instant;

/** What a policy says about a mail; every refusal carries a sentence a human understands. */
public sealed interface Verdict {

    Verdict SEND = new Send();

    /** Nothing against it. */
    record Send() implements Verdict {}

    /** Later. @param until business time */
    record Hold(Instant until, String reason) implements Verdict {}

    /** Never. */
    record Drop(String reason) implements Verdict {}
}
