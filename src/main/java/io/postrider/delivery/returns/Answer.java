package io.postrider.delivery.returns;

import java.util.stream.Collectors;

/**
 * What a person wrote.
 *
 * @param from as its header says it; may be empty
 * @param text without pictures and attachments
 * @param attachments how many parts the text leaves out
 * @param goingInCircles true when it was passed on before, by us or by too many others
 */
public record Answer(String from, String subject, String text, long attachments, boolean goingInCircles) {

    /** Marks what we passed on ourselves. */
    public static final String PASSED_ON = "X-Postrider-Passed-On";

    /** RFC 5321 6.3 wants at least 100; nobody answers us from that far. */
    private static final int MOST_HOPS = 50;

    private static final int LONGEST_TEXT = 100_000;

    static Answer of(Letter letter) {
        Headers headers = letter.headers();
        boolean circles = headers.has(PASSED_ON.toLowerCase(java.util.Locale.ROOT))
                || headers.all("received").size() > MOST_HOPS;
        String text = text(letter);
        return new Answer(
                headers.first("from"),
                headers.first("subject"),
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                letter.parts().stream().filter(part -> !part.readable()).count(),
                circles);
    }

    /** The plain parts where there are any: the HTML says the same again. */
    private static String text(Letter letter) {
        String plain = letter.parts().stream()
                .filter(part -> part.readable() && !part.type().equals("text/html"))
                .map(Letter.Part::text)
                .collect(Collectors.joining("\n"));
        return plain.isBlank()
                ? letter.parts().stream()
                        .filter(Letter.Part::readable)
                        .map(part -> Plain.ofHtml(part.text()))
                        .collect(Collectors.joining("\n"))
                : plain;
    }
}
