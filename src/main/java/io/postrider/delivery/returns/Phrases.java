package io.postrider.delivery.returns;

import java.util.regex.Pattern;

/** Lists of phrases as one pattern, for text in lower case. */
final class Phrases {

    private Phrases() {}

    static Pattern any(String... phrases) {
        return Pattern.compile(String.join("|", phrases));
    }

    /** One of these at the beginning of the text. @param before what may stand before it */
    static String beginning(String before, String... phrases) {
        return "^" + before + "(?:" + String.join("|", phrases) + ")";
    }
}
