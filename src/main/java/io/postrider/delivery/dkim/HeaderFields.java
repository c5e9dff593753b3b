package io.postrider.delivery.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header fields of a finished mail, found in its bytes without taking them apart. */
final class HeaderFields {

    /** One field. @param name lower-case @param value position of the first byte behind the colon @param end behind the last */
    private record Field(String name, int value, int end) {}

    private final byte[] message;
    private final List<Field> fields = new ArrayList<>(24);
    private final int body;

    /** @param message header, empty line, body; lines end with CRLF */
    HeaderFields(byte[] message) {
        this.message = message;
        int at = 0;
        while (at < message.length && !lineEnd(at)) {
            int end = endOfField(at);
            add(at, end);
            at = Math.min(end + 2, message.length);
        }
        this.body = Math.min(at + 2, message.length);
    }

    /** Where the body begins. */
    int body() {
        return body;
    }

    int count(String name) {
        int count = 0;
        for (Field field : fields) {
            count += field.name.equals(name) ? 1 : 0;
        }
        return count;
    }

    /** The fields of a name, the lowest first, as signatures take them (RFC 6376 5.4.2). */
    void write(String name, RelaxedHeader canonical) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            Field field = fields.get(i);
            if (field.name.equals(name)) {
                canonical.add(name, message, field.value, field.end);
                canonical.endLine();
            }
        }
    }

    private void add(int start, int end) {
        for (int i = start; i < end; i++) {
            if (message[i] == ':') {
                String name = new String(message, start, i - start, StandardCharsets.ISO_8859_1);
                fields.add(new Field(name.strip().toLowerCase(Locale.ROOT), i + 1, end));
                return;
            }
        }
    }

    /** The first line end that is not followed by white space, which would continue the field. */
    private int endOfField(int start) {
        for (int i = start; i < message.length; i++) {
            if (lineEnd(i) && !(i + 2 < message.length && RelaxedHeader.isSpace(message[i + 2]))) {
                return i;
            }
        }
        return message.length;
    }

    private boolean lineEnd(int at) {
        return message[at] == '\r' && at + 1 < message.length && message[at + 1] == '\n';
    }
}
