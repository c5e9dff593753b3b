package io.postrider.delivery.reputation;

import java.time.LocalDate;

/** What became of a day's mail to one mailbox provider. */
public record ProviderDay(
        LocalDate day,
        String provider,
        long sent,
        long delivered,
        long soft,
        long hard,
        long complaints,
        long deferred) {

    /** The sums of both; of the other's day. */
    ProviderDay plus(ProviderDay other) {
        return new ProviderDay(
                other.day,
                other.provider,
                sent + other.sent,
                delivered + other.delivered,
                soft + other.soft,
                hard + other.hard,
                complaints + other.complaints,
                deferred + other.deferred);
    }

    /** Complaints per mail taken; 0 when there was none. */
    public double complaintRate() {
        return sent == 0 ? 0 : (double) complaints / sent;
    }

    /** The share of tries that the provider put off. */
    public double deferredShare() {
        return sent + deferred == 0 ? 0 : (double) deferred / (sent + deferred);
    }
}
