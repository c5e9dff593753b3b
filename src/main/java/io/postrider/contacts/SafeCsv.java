package io.postrider.contacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Rows for a spreadsheet (RFC 4180) in which nothing is run as a formula: what begins like one gets an apostrophe before it, as OWASP
 * describes under "CSV injection". A number stays a number.
 */
public final class SafeCsv {

    private static final String NUMBER = "[-+]?\\d+([.,]\\d+)?";

    private final Writer out;

    public SafeCsv(Writer out) {
        this.out = out;
    }

    /** @param cells null: an empty one */
    public void row(String... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                out.write(i == 0 ? "" : ",");
                out.write(cells[i] == null ? "" : quoted(safe(cells[i])));
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String safe(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches(NUMBER) ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(it -> it == '"' || it == ',' || it == ';' || it == '\n' || it == '\r')
                && cell.equals(cell.strip());
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
