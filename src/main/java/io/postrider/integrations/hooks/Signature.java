package io.postrider.integrations.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a source proves that a call is its own.
 *
 * @param header where the proof stands
 * @param encoding {@code base64} or {@code hex}; counts for {@link Scheme#HMAC}
 * @param prefix what stands before the signature, such as {@code sha256=}
 */
record Signature(Scheme scheme, String header, String encoding, String prefix) {

    /** The schemes we know. */
    enum Scheme {
        /** HMAC-SHA-256 of the body: Shopify, WooCommerce, GitHub and most others. */
        HMAC,
        /** {@code t=<seconds>,v1=<hex>}: HMAC-SHA-256 of time, dot and body (docs.stripe.com/webhooks). */
        STRIPE,
        /** Base64 HMAC-SHA-256 of method, address, body and time in milliseconds (HubSpot's signature v3). */
        HUBSPOT,
        /** The secret itself, after {@code Bearer}; for senders that cannot sign. */
        BEARER
    }

    /** What a call says to prove itself. @param signedAtMillis null when the time is not signed */
    record Proof(List<String> signatures, Long signedAtMillis, byte[] signed) {}

    /** Empty signatures when it says nothing that could be a proof. */
    Proof proof(Call call) {
        String said = call.header().apply(header);
        Proof none = new Proof(List.of(), null, new byte[0]);
        if (said == null || said.length() > 4_000 || !said.startsWith(prefix)) {
            return none;
        }
        String given = said.substring(prefix.length()).strip();
        return switch (scheme) {
            case HMAC, BEARER -> new Proof(List.of(given), null, call.body());
            case STRIPE -> stripe(given, call.body());
            case HUBSPOT -> {
                String at = call.header().apply("X-HubSpot-Request-Timestamp");
                yield at == null || !at.matches("\\d{1,15}")
                        ? none
                        : new Proof(
                                List.of(given),
                                Long.parseLong(at),
                                joined(bytes("POST" + call.uri()), call.body(), bytes(at)));
            }
        };
    }

    /** Whether one of the proof's signatures was made with this secret; takes as long whatever the answer. */
    boolean proves(Proof proof, String secret) {
        boolean proven = false;
        byte[] expected = scheme == Scheme.BEARER ? digest(bytes(secret)) : hmac(secret, proof.signed());
        for (String given : proof.signatures()) {
            byte[] said = scheme == Scheme.BEARER ? digest(bytes(given)) : decoded(given);
            proven |= MessageDigest.isEqual(expected, said);
        }
        return proven;
    }

    static byte[] hmac(String secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    static byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Only {@code v1} counts: the test scheme {@code v0} is no proof of anything. */
    private static Proof stripe(String said, byte[] body) {
        String at = null;
        List<String> signatures = new java.util.ArrayList<>();
        for (String part : said.split(",")) {
            if (part.startsWith("t=") && part.matches("t=\\d{1,11}")) {
                at = part.substring(2);
            } else if (part.startsWith("v1=")) {
                signatures.add(part.substring(3));
            }
        }
        return at == null
                ? new Proof(List.of(), null, body)
                : new Proof(signatures, Long.parseLong(at) * 1_000, joined(bytes(at + "."), body, new byte[0]));
    }

    private byte[] decoded(String given) {
        try {
            boolean hex = scheme == Scheme.STRIPE || "hex".equals(encoding);
            return hex ? HexFormat.of().parseHex(given) : Base64.getDecoder().decode(given);
        } catch (IllegalArgumentException noSignature) {
            return new byte[0];
        }
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        return java.nio.ByteBuffer.allocate(first.length + second.length + third.length)
                .put(first)
                .put(second)
                .put(third)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
