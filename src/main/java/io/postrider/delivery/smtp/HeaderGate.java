package io.postrider.delivery.smtp;

/** The one gate every header value and address passes before the mail library, which writes line breaks as they come. */
public final class HeaderGate {

    private static final int LONGEST = 4_000;

    private HeaderGate() {}

    /** A value that would smuggle in another header, or that no mail server would take. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /** @return the value, when it is one line of reasonable length. @throws Refused otherwise, naming the header, not the value */
    public static String pass(String header, String value) {
        if (value == null) {
            throw new Refused("the header " + header + " has no value");
        }
        if (value.length() > LONGEST) {
            throw new Refused("the header " + header + " is longer than " + LONGEST + " characters");
        }
        if (value.codePoints().anyMatch(HeaderGate::refused)) {
            throw new Refused("the header " + header + " contains a line break or control character");
        }
        return value;
    }

    /** @throws Refused for a name that is no header field name (RFC 5322 2.2) */
    public static String passName(String name) {
        if (!name.matches("[A-Za-z0-9-]{1,70}")) {
            throw new Refused("a header has a name that is none");
        }
        return name;
    }

    /** Control characters, and the Unicode line breaks that some readers break at; a tab is harmless but never needed. */
    private static boolean refused(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
