package io.postrider.delivery.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Header fields as every relay on their way leaves them: relaxed canonicalisation (RFC 6376 3.4.2). */
final class RelaxedHeader {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Name in lower case, colon, value on one line with single spaces and none at its ends. */
    void add(String name, byte[] bytes, int start, int end) {
        out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        out.write(':');
        boolean space = false;
        boolean begun = false;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (isSpace(b)) {
                space = true;
            } else if (b != '\r' && b != '\n') {
                if (space && begun) {
                    out.write(' ');
                }
                out.write(b);
                space = false;
                begun = true;
            }
        }
    }

    void endLine() {
        out.write('\r');
        out.write('\n');
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
