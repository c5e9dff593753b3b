package io.postrider.delivery.spi;

/** One reason why a claimed mail may have to wait or must not leave at all; policies are asked in their {@code @Order}. */
public interface SendPolicy {

    /** @return {@link Verdict#SEND} when this policy has nothing against it */
    Verdict check(OutgoingMail mail);
}
