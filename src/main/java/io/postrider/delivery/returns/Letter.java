package io.postrider.delivery.returns;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A mail that came in, read as far as its limits allow.
 *
 * @param explanation what is written for people, without the mail that is returned
 * @param returned the mail that is returned, or its headers; empty when there is none
 */
record Letter(Headers headers, List<Part> parts, String explanation, String returned) {

    /** A bounce says what it has to say before. */
    private static final int LONGEST = 200_000;

    /** One part that holds no others. @param text decoded, with LF line ends */
    record Part(Headers headers, String type, String text) {

        boolean returned() {
            return type.startsWith("message/rfc822")
                    || type.startsWith("text/rfc822-header")
                    || type.equals("message/global")
                    || type.equals("message/global-headers");
        }

        boolean report() {
            return type.endsWith("delivery-status") || type.equals("message/feedback-report");
        }

        boolean readable() {
            return type.isEmpty() || type.startsWith("text/") && !returned();
        }
    }

    static Letter of(Headers headers, List<Part> parts) {
        String written = text(parts, Part::readable);
        String attached = text(parts, Part::returned);
        String returned = attached.isEmpty() ? ReturnedCopy.in(written) : attached;
        return new Letter(headers, parts, ReturnedCopy.cutOff(written), returned);
    }

    private static String text(List<Part> parts, Predicate<Part> which) {
        String text = parts.stream()
                .filter(which)
                .map(part -> cut(part.text(), part.type()))
                .collect(Collectors.joining("\n"));
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static String cut(String text, String type) {
        String beginning = text.substring(0, Math.min(LONGEST, text.length()));
        return type.equals("text/html") ? Plain.ofHtml(beginning) : beginning;
    }
}
