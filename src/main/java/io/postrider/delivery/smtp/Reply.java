package io.postrider.delivery.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server answered.
 *
 * @param code three digits (RFC 5321)
 * @param enhanced enhanced status code such as {@code 5.1.1} (RFC 3463), or null
 * @param text the answer without the codes, shortened
 * @param toRecipient true when it answered RCPT TO, so that it is about this one address
 */
public record Reply(int code, String enhanced, String text, boolean toRecipient) {

    private static final Pattern LINE = Pattern.compile("^\\d{3}[ -]?(?:([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?\\s*(.*)$");
    private static final int LONGEST = 400;

    /** @param raw all lines as the server sent them */
    static Reply of(int code, String raw, boolean toRecipient) {
        String enhanced = null;
        StringBuilder text = new StringBuilder();
        for (String line : (raw == null ? "" : raw).split("[\\r\\n]+")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                enhanced = enhanced == null ? matcher.group(1) : enhanced;
                text.append(text.isEmpty() ? "" : " ").append(matcher.group(2));
            }
        }
        String shown = text.toString().replaceAll("\\p{Cntrl}", " ").strip();
        return new Reply(code, enhanced, shown.substring(0, Math.min(LONGEST, shown.length())), toRecipient);
    }

    @Override
    public String toString() {
        return (code + (enhanced == null ? "" : " " + enhanced) + " " + text).strip();
    }
}
