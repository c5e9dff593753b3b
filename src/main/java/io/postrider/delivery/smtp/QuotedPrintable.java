package io.postrider.delivery.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text as 76 columns of ASCII (RFC 2045 6.7), encoded once here because the mail library's encoder costs a call per byte. */
final class QuotedPrintable {

    private static final int COLUMNS = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out;
    private int column;

    private QuotedPrintable(int size) {
        this.out = new ByteArrayOutputStream(size);
    }

    /** Line breaks of any kind become CRLF. */
    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        QuotedPrintable encoder = new QuotedPrintable(bytes.length + bytes.length / 8 + 64);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            boolean lineFeedFollows = i + 1 < bytes.length && bytes[i + 1] == '\n';
            if (b == '\n' || b == '\r' && !lineFeedFollows) {
                encoder.lineBreak();
            } else if (b != '\r') {
                encoder.character(b, i + 1 == bytes.length || bytes[i + 1] == '\n' || bytes[i + 1] == '\r');
            }
        }
        return encoder.out.toByteArray();
    }

    private void character(byte b, boolean endsLine) {
        boolean blank = b == ' ' || b == '\t';
        // A dot at the start of a line and a blank at its end are what careless relays damage.
        boolean literal = b > 32 && b < 127 && b != '=' && !(b == '.' && column == 0) || blank && !endsLine;
        int width = literal ? 1 : 3;
        if (column + width > COLUMNS - 1) {
            out.write('=');
            lineBreak();
            literal = literal && b != '.';
        }
        if (literal) {
            out.write(b);
            column++;
        } else {
            out.write('=');
            out.write(HEX[(b >> 4) & 15]);
            out.write(HEX[b & 15]);
            column += 3;
        }
    }

    private void lineBreak() {
        out.write('\r');
        out.write('\n');
        column = 0;
    }
}
