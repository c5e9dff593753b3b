package io.postrider.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Links that nobody can forge: a short text signed with the installation's secret (HMAC-SHA256, truncated to 128 bits).
 *
 * <p>A token is URL-safe and says nothing secret; its kind is part of the signature, so that a click token never opens an
 * unsubscribe door. It does not expire by itself: who needs an age puts the time into the payload.
 */
@Component
public class SignedTokens {

    /** 128 bits, as RFC 2104 section 5 allows. */
    private static final int TAG = 16;

    /** Longer than any link we make; keeps forged ones from costing time. */
    private static final int MAX_TOKEN = 12_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;
    private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    @org.springframework.beans.factory.annotation.Autowired
    SignedTokens(Installation installation) {
        this(installation.secret());
    }

    SignedTokens(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** A URL-safe token for the payload, valid only for this kind. */
    public String sign(String kind, String payload) {
        byte[] text = payload.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(TAG + text.length)
                .put(tag(kind, text))
                .put(text)
                .array();
        return ENCODER.encodeToString(token);
    }

    /** The payload, or nothing when the token was not signed here for this kind. */
    public Optional<String> verify(String kind, String token) {
        byte[] bytes = decode(token);
        if (bytes.length < TAG) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(bytes, TAG, bytes.length);
        boolean genuine = MessageDigest.isEqual(tag(kind, text), Arrays.copyOf(bytes, TAG));
        return genuine ? Optional.of(new String(text, StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** Empty unless it is exactly as we would write it: one token, one spelling. */
    private static byte[] decode(String token) {
        if (token == null || token.length() > MAX_TOKEN) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return ENCODER.encodeToString(bytes).equals(token) ? bytes : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    byte[] tag(String kind, byte[] text) {
        SecretKeySpec key = keys.computeIfAbsent(
                kind,
                it -> new SecretKeySpec(
                        mac(new SecretKeySpec(secret, ALGORITHM), ("postrider:" + it).getBytes(StandardCharsets.UTF_8)),
                        ALGORITHM));
        return Arrays.copyOf(mac(key, text), TAG);
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
