package io.postrider.content;

import java.util.regex.Pattern;

/** Makes of any text one line that cannot become a second header. */
final class Subject {

    /** Controls, line and paragraph separators, and marks that turn the reading direction; joiners of emoji stay. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+");

    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final int MAX = 250;

    private Subject() {}

    static String line(String text) {
        // "=?" begins an encoded word (RFC 2047): in plain ASCII a reader would decode what a value says, line breaks
        // and all.
        String line = SPACES.matcher(UNSAFE.matcher(text).replaceAll(" ").replace("=?", "= ?"))
                .replaceAll(" ")
                .strip();
        if (line.length() <= MAX) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MAX - 1)) ? MAX - 1 : MAX;
        return line.substring(0, end);
    }
}
