package io.postrider.contacts.imports;

import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRows.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file, a part at a time, as what they tell about people. */
final class RowSource implements Closeable {

    private final CsvRows rows;
    private final RowReading reading;
    private final int most;

    RowSource(Path file, Layout layout, ImportMapping mapping, long place, long line, ImportSettings settings)
            throws IOException {
        this.rows = new CsvRows(
                file,
                Layouts.charset(layout),
                layout.separator().charAt(0),
                (int) settings.maxCell().toBytes(),
                place,
                line);
        this.reading = new RowReading(layout.columns(), mapping);
        this.most = settings.chunk();
    }

    /**
     * Some rows.
     *
     * @param unread those that cannot be read
     * @param place where the next part begins, and its line
     * @param end whether the file is over
     */
    record Part(List<ImportRow> told, List<Fault> unread, long place, long line, boolean end) {}

    Part next() throws IOException {
        List<ImportRow> told = new ArrayList<>(most);
        List<Fault> unread = new ArrayList<>();
        CsvRow row = null;
        while (told.size() + unread.size() < most && (row = rows.next()) != null) {
            if (!row.blank()) {
                read(row, told, unread);
            }
        }
        return new Part(told, unread, rows.position(), rows.line(), row == null);
    }

    private void read(CsvRow row, List<ImportRow> told, List<Fault> unread) {
        try {
            told.add(reading.read(row));
        } catch (Misfit misfit) {
            unread.add(new Fault(row.line(), misfit.column(), misfit.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
