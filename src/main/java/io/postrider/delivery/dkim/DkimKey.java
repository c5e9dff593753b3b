package io.postrider.delivery.dkim;

import java.time.Instant;

/**
 * One key a domain signs its mail with, without its private half.
 *
 * @param publicKey as DNS shows it: base64 of the SubjectPublicKeyInfo
 * @param createdAt machine time
 * @param changedAt machine time of its last change of state
 */
public record DkimKey(
        long id, String domain, String selector, State state, String publicKey, Instant createdAt, Instant changedAt) {

    /** The life of a key. */
    public enum State {
        /** To be published, not used yet. */
        NEXT,
        /** Signs every mail of its domain. */
        ACTIVE,
        /** Signs no more, but stays published while mail it signed is on its way. */
        RETIRED
    }

    /** Where its record is published. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The TXT record to publish (RFC 6376 3.6.1). */
    public String recordValue() {
        return "v=DKIM1; k=rsa; p=" + publicKey;
    }

    /** What the private half is sealed as: it opens in no other row. */
    String sealedAs() {
        return "dkim:" + domain + ":" + selector;
    }
}
