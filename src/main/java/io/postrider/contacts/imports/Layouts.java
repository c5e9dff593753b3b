package io.postrider.contacts.imports;

import io.postrider.contacts.PlainValues;
import io.postrider.contacts.UnusableImport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out how a file is written and what its columns are called. */
final class Layouts {

    private static final int LONGEST_NAME = 100;
    private static final int LOOKED_AT = 64 * 1024;

    private Layouts() {}

    /** @throws UnusableImport when it is no table with named columns */
    static Layout of(Path file, ImportSettings settings) throws IOException {
        Encodings.Found encoding = Encodings.of(file);
        long begin = encoding.begin();
        long line = 1;
        String first = firstLine(file, begin);
        Character told = separatorTold(first);
        if (told != null) {
            begin += first.length();
            line = 2;
            first = firstLine(file, begin);
        }
        char separator = told == null ? separator(first) : told;
        try (CsvRows rows = new CsvRows(file, encoding.charset(), separator, 4_096, begin, line)) {
            CsvRow header = rows.next();
            while (header != null && header.blank()) {
                header = rows.next();
            }
            List<String> columns = columns(header, settings.maxColumns());
            return new Layout(encoding.told(), String.valueOf(separator), columns, rows.position(), rows.line());
        }
    }

    /** What the file, as it lies there, is written in. */
    static Charset charset(Layout layout) {
        return layout.encoding().startsWith("UTF-") ? StandardCharsets.UTF_8 : Charset.forName(layout.encoding());
    }

    private static List<String> columns(CsvRow header, int most) {
        if (header == null) {
            throw UnusableImport.because("The file is empty.");
        }
        if (header.fault() != null) {
            throw UnusableImport.because("The line that names the columns cannot be read: " + header.fault());
        }
        if (header.cells().size() > most) {
            throw UnusableImport.because("The file has more than " + most + " columns.");
        }
        List<String> columns = new ArrayList<>();
        Map<String, List<String>> spelt = new LinkedHashMap<>();
        for (String cell : header.cells()) {
            String name = cell.strip();
            if (name.contains("@")) {
                throw UnusableImport.because(
                        "The first line must name the columns; this one holds an address. Put a line such as email,first name above it.");
            }
            if (name.length() > LONGEST_NAME || PlainValues.hasControls(name)) {
                throw UnusableImport.because("The name of column " + (columns.size() + 1) + " is longer than "
                        + LONGEST_NAME + " characters or has control characters.");
            }
            columns.add(name.isEmpty() ? "Column " + (columns.size() + 1) : name);
            spelt.computeIfAbsent(columns.get(columns.size() - 1).toLowerCase(Locale.ROOT), it -> new ArrayList<>())
                    .add(columns.get(columns.size() - 1));
        }
        List<String> doubled = spelt.values().stream()
                .filter(names -> names.size() > 1)
                .map(names -> String.join(", ", names))
                .toList();
        if (!doubled.isEmpty()) {
            throw UnusableImport.because("Columns of the same name: " + String.join("; ", doubled)
                    + ". Give each a name of its own, so that nobody has to guess which one counts.");
        }
        return columns;
    }

    /** With its end, byte by byte. */
    private static String firstLine(Path file, long begin) throws IOException {
        StringBuilder line = new StringBuilder();
        try (CsvBytes bytes = new CsvBytes(file)) {
            bytes.seek(begin);
            int letter = bytes.read();
            while (letter != CsvBytes.END && letter != '\n' && letter != '\r' && line.length() < LOOKED_AT) {
                line.append((char) letter);
                letter = bytes.read();
            }
            if (letter == '\n' || letter == '\r') {
                line.append((char) letter);
            }
            if (letter == '\r' && bytes.peek() == '\n') {
                line.append('\n');
            }
        }
        return line.toString();
    }

    /** What Excel understands: a first line such as {@code sep=;}. */
    private static Character separatorTold(String line) {
        String text = line.replaceAll("[\r\n]+$", "").replaceAll("^\"(.*)\"$", "$1");
        boolean told = text.length() == 5 && text.toLowerCase(Locale.ROOT).startsWith("sep=") && text.charAt(4) < 0x80;
        return told ? text.charAt(4) : null;
    }

    /** The one that stands most often outside of quotes. */
    private static char separator(String line) {
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String line, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (char letter : line.toCharArray()) {
            quoted ^= letter == '"';
            count += !quoted && letter == wanted ? 1 : 0;
        }
        return count;
    }
}
