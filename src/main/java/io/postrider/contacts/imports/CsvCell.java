package io.postrider.contacts.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One cell as it is read: its bytes, and what keeps it from being text. */
final class CsvCell {

    private final Charset charset;
    private final int longest;
    private byte[] bytes = new byte[256];
    private int length;
    private boolean ascii;
    private boolean tooLong;

    CsvCell(Charset charset, int longest) {
        this.charset = charset;
        this.longest = longest;
    }

    void begin() {
        length = 0;
        ascii = true;
        tooLong = false;
    }

    void add(int letter) {
        if (length == longest) {
            tooLong = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(longest, length * 2));
        }
        bytes[length++] = (byte) letter;
        ascii &= letter < 0x80;
    }

    /** Null when it has a fault. */
    String text() {
        if (tooLong) {
            return null;
        }
        if (ascii) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        // Two tools wrote this file when a cell of an old encoding reads as UTF-8: by chance that hardly happens.
        return charset.equals(StandardCharsets.UTF_8) || decoded(StandardCharsets.UTF_8) == null
                ? decoded(charset)
                : null;
    }

    /** Why there is no text. */
    String fault() {
        return tooLong
                ? "The cell is longer than " + longest + " bytes."
                : "The cell is not written in " + charset.name() + " as the rest of the file is.";
    }

    private String decoded(Charset encoding) {
        try {
            return encoding.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
