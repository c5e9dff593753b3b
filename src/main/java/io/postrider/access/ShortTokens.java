package io.postrider.access;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Signed numbers for places where a link would not survive: the local part of a mail address and a Message-ID, where
 * programs change case and count characters.
 *
 * <p>A token is at most 30 characters of {@code a-z}, {@code 0-9} and one hyphen: the number, and a signature of 80 bits (the least RFC
 * 2104 section 5 allows). Its kind is part of the signature. It is read whatever its case.
 */
@Component
public class ShortTokens {

    private static final int TAG = 10;
    private static final int RADIX = 36;
    private static final int LONGEST = 40;

    private final SignedTokens tokens;

    ShortTokens(SignedTokens tokens) {
        this.tokens = tokens;
    }

    /** @param number not negative */
    public String sign(String kind, long number) {
        String text = Long.toString(number, RADIX);
        return text + "-" + new BigInteger(1, tag(kind, text)).toString(RADIX);
    }

    /** The number, or nothing when the token was not signed here for this kind. */
    public OptionalLong verify(String kind, String token) {
        String given = token == null ? "" : token.toLowerCase(Locale.ROOT);
        int hyphen = given.indexOf('-');
        if (hyphen < 1 || given.length() > LONGEST) {
            return OptionalLong.empty();
        }
        try {
            String text = given.substring(0, hyphen);
            BigInteger tag = new BigInteger(given.substring(hyphen + 1), RADIX);
            boolean genuine =
                    MessageDigest.isEqual(new BigInteger(1, tag(kind, text)).toByteArray(), tag.toByteArray());
            return genuine ? OptionalLong.of(Long.parseLong(text, RADIX)) : OptionalLong.empty();
        } catch (NumberFormatException notOurs) {
            return OptionalLong.empty();
        }
    }

    private byte[] tag(String kind, String text) {
        return Arrays.copyOf(tokens.tag(kind, text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)), TAG);
    }
}
