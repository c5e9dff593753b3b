package io.postrider.contacts.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a CSV file (RFC 4180) from any row on, and the place to go on from.
 *
 * <p>What is broken costs one row: after a quote that does not close properly reading goes on with the next line. A cell that is too
 * long is passed over, up to 32 MB. Encodings in which ASCII is not one byte are re-written before.
 */
final class CsvRows implements Closeable {

    /** A quoted cell longer than this is taken for a quote that was never closed. */
    private static final long LONGEST_SEARCH = 32L << 20;

    private final CsvBytes bytes;
    private final int separator;
    private final CsvCell cell;
    private long line;
    private long linesInside;
    private String fault;

    /** @param line the number of the line that begins at the position */
    CsvRows(Path path, Charset charset, char separator, int maxCell, long position, long line) throws IOException {
        this.bytes = new CsvBytes(path);
        this.separator = separator;
        this.cell = new CsvCell(charset, maxCell);
        this.line = line;
        bytes.seek(position);
    }

    /** Where the next row begins. */
    long position() {
        return bytes.position();
    }

    /** The number of the line there. */
    long line() {
        return line;
    }

    /** Null at the end. */
    CsvRow next() throws IOException {
        if (bytes.peek() == CsvBytes.END) {
            return null;
        }
        long start = bytes.position();
        long first = line;
        linesInside = 0;
        List<String> cells = new ArrayList<>();
        CsvRow broken = null;
        boolean more = true;
        while (more) {
            fault = null;
            cell.begin();
            boolean quoted = bytes.peek() == '"';
            if (quoted && !quoted()) {
                bytes.seek(start);
                skipLine();
                line = first + 1;
                return CsvRow.broken(first, cells.size() + 1, fault);
            }
            more = plain(quoted);
            String text = cell.text();
            if (text == null && broken == null) {
                broken = CsvRow.broken(first, cells.size() + 1, cell.fault());
            }
            cells.add(text);
        }
        line = first + linesInside + 1;
        return broken == null ? new CsvRow(first, cells, null, 0) : broken;
    }

    /** Reads to the end of the cell. @return whether another one follows in this row */
    private boolean plain(boolean done) throws IOException {
        int letter = bytes.read();
        while (letter != separator && letter != '\n' && letter != '\r' && letter != CsvBytes.END) {
            if (!done) {
                cell.add(letter);
            }
            letter = bytes.read();
        }
        if (letter == '\r' && bytes.peek() == '\n') {
            bytes.read();
        }
        return letter == separator;
    }

    /** Reads a cell in quotes up to the closing one. @return false when that is missing, or not the cell's end */
    private boolean quoted() throws IOException {
        long opened = bytes.position();
        bytes.read();
        while (true) {
            int letter = bytes.read();
            if (letter == CsvBytes.END || bytes.position() - opened > LONGEST_SEARCH) {
                fault = "A quote is opened and never closed.";
                return false;
            }
            if (letter == '"') {
                if (bytes.peek() != '"') {
                    return closes();
                }
                bytes.read();
            }
            if (letter == '\n' || letter == '\r' && bytes.peek() != '\n') {
                linesInside++;
            }
            cell.add(letter);
        }
    }

    private boolean closes() throws IOException {
        while (bytes.peek() == ' ') {
            bytes.read();
        }
        int after = bytes.peek();
        if (after == separator || after == '\n' || after == '\r' || after == CsvBytes.END) {
            return true;
        }
        fault = linesInside == 0
                ? "Text follows a closing quote; a quote inside a cell must be doubled."
                : "A quote is not closed on its line; the next one stands " + linesInside + " lines below.";
        return false;
    }

    private void skipLine() throws IOException {
        int letter = bytes.read();
        while (letter != '\n' && letter != '\r' && letter != CsvBytes.END) {
            letter = bytes.read();
        }
        if (letter == '\r' && bytes.peek() == '\n') {
            bytes.read();
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
