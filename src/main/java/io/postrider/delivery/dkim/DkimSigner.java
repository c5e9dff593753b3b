package io.postrider.delivery.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Signs finished mails with one key: rsa-sha256, relaxed/relaxed, whole body (RFC 6376). Safe for many threads.
 *
 * <p>From, Subject, To and Date are signed once more than they are there, so that a second one cannot be added on the way.
 */
final class DkimSigner {

    private static final Set<String> NONE_ADDED = Set.of("from", "subject", "to", "date");

    private static final List<String> SIGNED = List.of(
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "reply-to",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "feedback-id",
            "precedence",
            "auto-submitted");

    private static final int LINE = 72;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final String domain;
    private final String selector;
    private final ThreadLocal<Signature> signatures;

    /** @param key made by the same provider, or it is taken apart for every mail */
    DkimSigner(String domain, String selector, PrivateKey key, RsaProvider provider) {
        this.domain = domain;
        this.selector = selector;
        this.signatures = ThreadLocal.withInitial(() -> provider.signature(key));
    }

    /**
     * The value of the {@code DKIM-Signature} field, folded.
     *
     * @param message header, empty line and body as they go over the wire, without dot-stuffing
     */
    String sign(byte[] message, Instant now) {
        HeaderFields fields = new HeaderFields(message);
        StringBuilder names = new StringBuilder(260);
        RelaxedHeader canonical = new RelaxedHeader();
        for (String name : SIGNED) {
            int count = fields.count(name) + (NONE_ADDED.contains(name) ? 1 : 0);
            for (int i = 0; i < count; i++) {
                names.append(names.isEmpty() ? "" : ":").append(name);
            }
            fields.write(name, canonical);
        }
        String value = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + ";\r\n\ts=" + selector + "; t="
                + now.getEpochSecond() + ";\r\n\th=" + folded(names, ':') + ";\r\n\tbh="
                + BASE64.encodeToString(RelaxedBody.hash(message, fields.body(), sha256())) + ";\r\n\tb=";
        byte[] unsigned = value.getBytes(StandardCharsets.US_ASCII);
        canonical.add("dkim-signature", unsigned, 0, unsigned.length);
        return value + wrapped(BASE64.encodeToString(rsa(canonical.bytes())));
    }

    private byte[] rsa(byte[] text) {
        try {
            Signature signature = signatures.get();
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException | RuntimeException e) {
            // What is half done must not end up in the next signature.
            signatures.remove();
            throw new IllegalStateException("A mail could not be signed", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** White space is allowed behind a colon of h=. */
    private static String folded(StringBuilder list, char after) {
        StringBuilder folded = new StringBuilder(list.length() + 12);
        int line = 0;
        for (int i = 0; i < list.length(); i++) {
            folded.append(list.charAt(i));
            if (++line > LINE - 28 && list.charAt(i) == after) {
                folded.append("\r\n\t ");
                line = 0;
            }
        }
        return folded.toString();
    }

    private static String wrapped(String base64) {
        StringBuilder wrapped = new StringBuilder(base64.length() + 24);
        for (int i = 0; i < base64.length(); i += LINE) {
            wrapped.append(i == 0 ? "" : "\r\n\t ").append(base64, i, Math.min(i + LINE, base64.length()));
        }
        return wrapped.toString();
    }
}
