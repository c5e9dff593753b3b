package io.postrider.contacts.imports;

import java.util.List;

/** Writes many new rows of one table at once, in the caller's transaction; each database has its own fastest way. */
interface BulkInsert {

    /** @param columns parted by commas @param rows UUIDs, texts, numbers, instants as the databases keep them, or null */
    void insert(String table, String columns, List<Object[]> rows);
}
