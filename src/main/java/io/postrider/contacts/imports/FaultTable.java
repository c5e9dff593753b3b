package io.postrider.contacts.imports;

import io.postrider.contacts.ImportRows.Fault;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rows of an import were refused and why; up to a limit, without what stood in them. */
@Component
class FaultTable {

    private final JdbcClient jdbc;
    private final BulkInsert bulk;
    private final ImportSettings settings;

    FaultTable(JdbcClient jdbc, BulkInsert bulk, ImportSettings settings) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.settings = settings;
    }

    /** One that is listed. @param id where to go on */
    record Listed(long id, Fault fault) {}

    /** @param before how many were refused before these */
    void add(long importId, List<Fault> faults, long before) {
        bulk.insert(
                "contact_import_fault",
                "import_id, line, column_name, reason",
                faults.stream()
                        .limit(Math.max(0, settings.maxFaults() - before))
                        .map(fault -> new Object[] {importId, fault.line(), fault.column(), fault.reason()})
                        .toList());
    }

    List<Listed> after(long importId, long after, int limit) {
        return jdbc.sql(
                        """
                        select id, line, column_name, reason from contact_import_fault
                        where import_id = ? and id > ? order by id fetch first ? rows only
                        """)
                .params(importId, after, limit)
                .query((row, number) -> new Listed(
                        row.getLong("id"),
                        new Fault(row.getLong("line"), row.getString("column_name"), row.getString("reason"))))
                .list();
    }

    void clear(long importId) {
        jdbc.sql("delete from contact_import_fault where import_id = ?")
                .param(importId)
                .update();
    }
}
