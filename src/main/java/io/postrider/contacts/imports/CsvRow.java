package io.postrider.contacts.imports;

import java.util.List;

/**
 * A row as it stood in a file.
 *
 * @param line the number of its first line, from 1
 * @param cells empty when it has a fault
 * @param fault why it cannot be read, null when it can
 * @param column number of the column with the fault, from 1; 0: no single one
 */
record CsvRow(long line, List<String> cells, String fault, int column) {

    static CsvRow broken(long line, int column, String fault) {
        return new CsvRow(line, List.of(), fault, column);
    }

    boolean blank() {
        return fault == null && cells.size() == 1 && cells.get(0).isBlank();
    }
}
