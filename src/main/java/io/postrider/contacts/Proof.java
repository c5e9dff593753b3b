package io.postrider.contacts;

import java.time.Instant;

/**
 * How we can show that we may write to her (GDPR art. 7(1)): where, when, from which address, to which words, on which basis.
 *
 * @param source where it happened, such as {@code sign-up form} or {@code shop checkout}
 * @param at when she acted
 * @param ip network address she acted from; may be null
 * @param wording the words she agreed to, or was shown; may be null
 * @param form which form, may be null
 * @param formVersion which version of it, may be null
 * @param basis never null; {@link Basis#CONSENT} unless told otherwise
 * @param country whose law counts, ISO 3166 in capitals such as {@code DE}; may be null
 * @param expiresAt business time from which it no longer counts, null: it does not end
 */
public record Proof(
        String source,
        Instant at,
        String ip,
        String wording,
        String form,
        String formVersion,
        Basis basis,
        String country,
        Instant expiresAt) {

    public Proof {
        basis = basis == null ? Basis.CONSENT : basis;
    }

    /** She said it herself, for good. */
    public Proof(String source, Instant at, String ip, String wording, String form, String formVersion) {
        this(source, at, ip, wording, form, formVersion, Basis.CONSENT, null, null);
    }

    Proof until(Instant end) {
        return new Proof(source, at, ip, wording, form, formVersion, basis, country, end);
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
