package io.postrider.contacts.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * How the bytes of a file are text: UTF-8, UTF-16 or Windows-1252 (which is ISO 8859-1 and more), as spreadsheet programs save them.
 *
 * <p>All of the file is looked at, because one odd row must not decide about a million.
 */
final class Encodings {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private Encodings() {}

    /** @param charset what the file as it lies there is written in @param told what people call it @param begin its first byte after the mark */
    record Found(Charset charset, String told, long begin) {}

    /** Finds out; a file in UTF-16 is re-written as UTF-8. */
    static Found of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(64);
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Found(StandardCharsets.UTF_8, "UTF-8", 3);
        }
        Charset wide = wide(head);
        if (wide != null) {
            rewrite(file, wide);
            return new Found(StandardCharsets.UTF_8, wide.name(), 0);
        }
        Charset charset = mostlyUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS;
        return new Found(charset, charset.name(), 0);
    }

    /** By its mark, or because every other byte of the first is nothing. */
    private static Charset wide(byte[] head) {
        if (starts(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int most = head.length / 4;
        return odd > most ? StandardCharsets.UTF_16LE : even > most ? StandardCharsets.UTF_16BE : null;
    }

    private static void rewrite(Path file, Charset from) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".utf8");
        ImportFiles.create(copy);
        char[] part = new char[64 * 1024];
        try (Reader in = new InputStreamReader(Files.newInputStream(file), from);
                Writer out = new OutputStreamWriter(
                        new BufferedOutputStream(Files.newOutputStream(copy)), StandardCharsets.UTF_8)) {
            boolean first = true;
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                int mark = first && read > 0 && part[0] == '\ufeff' ? 1 : 0;
                out.write(part, mark, read - mark);
                first = false;
            }
        }
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether more of its letters beyond ASCII are UTF-8 than are not. */
    private static boolean mostlyUtf8(Path file) throws IOException {
        long good = 0;
        long bad = 0;
        int open = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 256 * 1024)) {
            byte[] part = new byte[64 * 1024];
            for (int read = in.read(part); read > 0; read = in.read(part)) {
                for (int i = 0; i < read; i++) {
                    int letter = part[i];
                    if (letter >= 0) {
                        bad += open > 0 ? 1 : 0;
                        open = 0;
                    } else if (open > 0 && (letter & 0xC0) == 0x80) {
                        open--;
                        good += open == 0 ? 1 : 0;
                    } else {
                        open = following(letter & 0xff);
                        bad += open == 0 ? 1 : 0;
                    }
                }
            }
        }
        return good >= bad;
    }

    private static int following(int lead) {
        return lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : 0;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
