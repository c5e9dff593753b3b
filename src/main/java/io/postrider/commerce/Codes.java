package io.postrider.commerce;

import java.security.SecureRandom;

/** Makes codes nobody guesses and nobody misreads. */
final class Codes {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without 0 and O, 1, I and L, and without vowels that make words. */
    private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ";

    private Codes() {}

    static String next(String prefix, int length) {
        StringBuilder code = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
