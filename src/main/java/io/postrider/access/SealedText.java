package io.postrider.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Secrets in the database that a copy of the database does not give away: encrypted with a key made from the installation's
 * secret.
 *
 * <p>AES-256-GCM with a random nonce of 96 bits. The key is HKDF-SHA-256 (RFC 5869) of {@code POSTRIDER_SECRET}, its info the
 * kind; the kind is authenticated too, so that a text sealed for one row cannot be put into another. While the secret is not
 * set, it stands in the same database, and a whole copy of that gives away everything.
 */
@Component
public class SealedText {

    private static final String VERSION = "v1.";
    private static final byte[] SALT = "postrider sealed text v1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] master;

    @org.springframework.beans.factory.annotation.Autowired
    SealedText(Installation installation) {
        this(installation.secret());
    }

    /** With a secret of one's own, as another installation would have. */
    public SealedText(String secret) {
        this.master = hmac(SALT, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @param kind what it is, down to the row it belongs to, such as {@code dkim:example.com:s1} */
    public String seal(String kind, String text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, kind, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** The text, or nothing when it was sealed with another secret, for another kind, or was changed. */
    public Optional<String> open(String kind, String sealed) {
        try {
            if (!sealed.startsWith(VERSION)) {
                return Optional.empty();
            }
            byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
            if (whole.length < NONCE + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            byte[] text = cipher(Cipher.DECRYPT_MODE, kind, Arrays.copyOf(whole, NONCE))
                    .doFinal(whole, NONCE, whole.length - NONCE);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notSealedHere) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String kind, byte[] nonce) throws GeneralSecurityException {
        byte[] info = kind.getBytes(StandardCharsets.UTF_8);
        // HKDF-Expand for one block: HMAC(PRK, info | 0x01).
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        byte[] key = hmac(master, block);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(info);
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
