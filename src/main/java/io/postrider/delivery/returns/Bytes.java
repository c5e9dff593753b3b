package io.postrider.delivery.returns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The beginning of a mail, with line ends that a reader of mail understands. */
final class Bytes {

    /** What lies behind is left unread: what a bounce has to say, it says before it returns the mail. */
    static final int LONGEST = 1_000_000;

    private Bytes() {}

    /** From its header on, cut to the limit; a mail that knows only CR (as old Macs wrote) gets LF instead. */
    static byte[] ofMail(byte[] raw) {
        byte[] bytes = Arrays.copyOf(raw, Math.min(raw.length, LONGEST));
        int feeds = 0;
        for (byte b : bytes) {
            feeds += b == '\n' ? 1 : 0;
        }
        if (feeds == 0) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = bytes[i] == '\r' ? (byte) '\n' : bytes[i];
            }
        }
        return Arrays.copyOfRange(bytes, beginning(bytes), bytes.length);
    }

    /** Where the header begins: behind blank lines and the line with which a mailbox file separates mails. */
    private static int beginning(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n' || separator(bytes, at))) {
            at = separator(bytes, at) ? lineEnd(bytes, at) : at + 1;
        }
        return at;
    }

    private static boolean separator(byte[] bytes, int at) {
        return at + 5 <= bytes.length && new String(bytes, at, 5, StandardCharsets.ISO_8859_1).equals("From ");
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
