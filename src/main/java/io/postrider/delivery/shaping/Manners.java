package io.postrider.delivery.shaping;

import io.postrider.delivery.dns.MailboxProviders;
import java.util.Map;

/**
 * What a mailbox provider can be asked to take.
 *
 * @param seats senders that may serve it at the same time
 * @param perSecond mails a second over all of them; 0: as many as it takes
 * @param patience refusals in a row after which it is left alone
 */
record Manners(int seats, double perSecond, int patience) {

    /** The many small providers together: their troubles have little to do with one another. */
    private static final Manners OTHERS = new Manners(100, 0, 40);

    private static final Manners LARGE = new Manners(10, 0, 10);

    /** Where a provider wants less than others do; KumoMTA's published defaults, which follow the providers' own pages. */
    private static final Map<String, Manners> KNOWN = Map.of(
            "google",
            new Manners(5, 0, 10),
            "microsoft",
            new Manners(5, 0, 10),
            "yahoo",
            new Manners(5, 0, 10),
            "apple",
            new Manners(10, 0, 10),
            "gmx",
            new Manners(4, 0, 10),
            "webde",
            new Manners(4, 0, 10),
            MailboxProviders.OTHER,
            OTHERS);

    static Manners of(String provider) {
        return KNOWN.getOrDefault(provider, LARGE);
    }
}
