package io.postrider.delivery.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as 76 columns of ASCII (RFC 2045 6.7), encoded once here because the mail library's encoder costs a call per byte. It runs over
 * every byte of every mail: plain characters are looked up in a table and written into an array.
 */
final class QuotedPrintable {

    private static final int COLUMNS = 76;
    /** The most one character writes: a soft line break and three of its own. */
    private static final int WIDEST = 6;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int c = 33; c < 127; c++) {
            PLAIN[c] = c != '=' && c != '.';
        }
    }

    private byte[] out;
    private int length;
    private int column;

    private QuotedPrintable(int size) {
        this.out = new byte[size];
    }

    /** Line breaks of any kind become CRLF. */
    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        QuotedPrintable encoder = new QuotedPrintable(bytes.length + bytes.length / 8 + 64);
        encoder.write(bytes);
        return Arrays.copyOf(encoder.out, encoder.length);
    }

    private void write(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (length + WIDEST > out.length) {
                out = Arrays.copyOf(out, out.length + out.length / 4 + WIDEST);
            }
            byte b = bytes[i];
            if (PLAIN[b & 255] && column < COLUMNS - 1) {
                out[length++] = b;
                column++;
            } else if (b == '\n' || b == '\r' && !(i + 1 < bytes.length && bytes[i + 1] == '\n')) {
                lineBreak();
            } else if (b != '\r') {
                special(b, i + 1 == bytes.length || bytes[i + 1] == '\n' || bytes[i + 1] == '\r');
            }
        }
    }

    /** A dot at the start of a line and a blank at its end are what careless relays damage. */
    private void special(byte b, boolean endsLine) {
        boolean blank = b == ' ' || b == '\t';
        boolean literal = PLAIN[b & 255] || b == '.' && column > 0 || blank && !endsLine;
        if (column + (literal ? 1 : 3) > COLUMNS - 1) {
            out[length++] = '=';
            lineBreak();
            literal = literal && b != '.';
        }
        if (literal) {
            out[length++] = b;
            column++;
        } else {
            out[length++] = '=';
            out[length++] = HEX[(b >> 4) & 15];
            out[length++] = HEX[b & 15];
            column += 3;
        }
    }

    private void lineBreak() {
        out[length++] = '\r';
        out[length++] = '\n';
        column = 0;
    }
}
