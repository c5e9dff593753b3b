package io.postrider.contacts;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a file as people's spreadsheets save it, one after the other, however large it is: UTF-8 with or without its
 * mark, or Windows-1252; any line ending. A line ends where it ends, in quotes or not, so that one stray quote harms one line.
 */
final class CsvLines {

    /** No line with an address, a reason and a date is longer; the rest of a longer one is skipped. */
    static final int LONGEST = 8_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final InputStream in;
    private long number;

    CsvLines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The number of the line read last, from 1. */
    long number() {
        return number;
    }

    /** The next line without its end; longer than {@link #LONGEST} when it is too long; null at the end of the file. */
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        number++;
        while (read >= 0 && read != '\n' && read != '\r') {
            if (line.size() <= LONGEST * 4) {
                line.write(read);
            }
            read = in.read();
        }
        if (read == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
        String text = decoded(line.toByteArray());
        return number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS);
        }
    }
}
