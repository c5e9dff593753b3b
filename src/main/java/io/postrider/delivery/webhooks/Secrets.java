package io.postrider.delivery.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Comparing with secrets so that the time it takes tells nothing. */
final class Secrets {

    private Secrets() {}

    /** Whether it is one of them; all are compared, whatever the first says. */
    static boolean isOneOf(String given, List<String> secrets) {
        boolean found = false;
        for (String secret : secrets) {
            found |= same(given, secret);
        }
        return found;
    }

    /** Fingerprints are compared, so that not even the length shows. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(sha256(one), sha256(other));
    }

    static byte[] hmacSha256(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    /** An id as it fits into its column: itself when it is short and plain, its fingerprint otherwise. */
    static String id(String said) {
        return said.matches("[\\x21-\\x7e]{1,200}") ? said : HexFormat.of().formatHex(sha256(said));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
