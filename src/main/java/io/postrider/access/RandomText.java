package io.postrider.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords, keys and secrets nobody can guess. */
final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without letters that look like digits, because passwords are copied by hand. */
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private RandomText() {}

    /** 20 characters, about 116 bits. */
    static String password() {
        StringBuilder text = new StringBuilder(20);
        for (int i = 0; i < 20; i++) {
            text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /** 256 bits, with a prefix that secret scanners can look for. */
    static String apiKey() {
        return "pr_" + secret();
    }

    /** 256 bits. */
    static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
