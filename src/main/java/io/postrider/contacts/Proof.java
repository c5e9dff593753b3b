package io.postrider.contacts;

import java.time.Instant;

/**
 * How we can show that she agreed (GDPR art. 7(1)): where, when, from which address, to which words.
 *
 * @param source where it happened, such as {@code sign-up form} or {@code shop checkout}
 * @param at when she acted
 * @param ip network address she acted from; may be null
 * @param wording the words she agreed to; may be null
 * @param form which form, may be null
 * @param formVersion which version of it, may be null
 */
public record Proof(String source, Instant at, String ip, String wording, String form, String formVersion) {}
