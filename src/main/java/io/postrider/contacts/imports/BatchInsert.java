package io.postrider.contacts.imports;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Plain batches, for the embedded database. */
class BatchInsert implements BulkInsert {

    private final JdbcTemplate jdbc;

    BatchInsert(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(String table, String columns, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            String places = "?" + ", ?".repeat(columns.split(",").length - 1);
            jdbc.batchUpdate("insert into " + table + " (" + columns + ") values (" + places + ")", rows);
        }
    }
}
