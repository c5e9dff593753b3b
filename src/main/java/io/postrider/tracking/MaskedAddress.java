package io.postrider.tracking;

/** An address its owner recognises and nobody else learns: {@code m•••@f•••.example}. */
final class MaskedAddress {

    private static final String REST = "•••";

    private MaskedAddress() {}

    static String of(String email) {
        int at = email.lastIndexOf('@');
        int dot = email.lastIndexOf('.');
        String ending = dot > at ? email.substring(dot) : "";
        return first(email, 0) + REST + "@" + first(email, at + 1) + REST + ending;
    }

    private static String first(String text, int at) {
        return at < text.length() ? new String(Character.toChars(text.codePointAt(at))) : "";
    }
}
