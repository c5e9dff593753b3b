package io.postrider.contacts.imports;

import io.postrider.contacts.ImportRows.Fault;
import io.postrider.contacts.ImportRows.Taken;
import io.postrider.contacts.RowLock;
import io.postrider.contacts.UnusableImport;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Which imports there were, how far each came, and which rows were refused. */
@Component
class ImportTable {

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final BulkInsert bulk;
    private final RowLock lock;
    private final ImportSettings settings;

    ImportTable(JdbcClient jdbc, BulkInsert bulk, RowLock lock, ImportSettings settings) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.lock = lock;
        this.settings = settings;
    }

    long begin(String name, String who, Instant now) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into contact_import (name, brought_by, taken, refused, created, changed, started_at)
                        values (?, ?, 0, 0, 0, 0, ?)
                        """)
                .params(shortened(name), shortened(who), Timestamps.of(now))
                .update(keys, "id");
        return keys.getKey().longValue();
    }

    /** Holds it until the transaction ends, so that its chunks come one after the other. */
    void lockOpen(long importId) {
        boolean open = !jdbc.sql(
                        "select id from contact_import where id = ? and finished_at is null " + lock.forChange())
                .param(importId)
                .query(Long.class)
                .list()
                .isEmpty();
        if (!open) {
            throw UnusableImport.outOfTurn("There is no such import, or it is finished.");
        }
    }

    void count(long importId, long rows, Taken taken) {
        long refused = taken.faults().size();
        long listed = jdbc.sql("select refused from contact_import where id = ?")
                .param(importId)
                .query(Long.class)
                .single();
        bulk.insert(
                "contact_import_fault",
                "import_id, line, column_name, reason",
                taken.faults().stream()
                        .limit(Math.max(0, settings.maxFaults() - listed))
                        .map(fault -> new Object[] {importId, fault.line(), fault.column(), fault.reason()})
                        .toList());
        jdbc.sql(
                        """
                        update contact_import set taken = taken + ?, refused = refused + ?,
                            created = created + ?, changed = changed + ? where id = ?
                        """)
                .params(rows - refused, refused, taken.created(), taken.changed(), importId)
                .update();
    }

    /** @return how many contacts it made or changed */
    long finish(long importId, Instant now) {
        jdbc.sql("update contact_import set finished_at = ? where id = ?")
                .params(Timestamps.of(now), importId)
                .update();
        return jdbc.sql("select created + changed from contact_import where id = ?")
                .param(importId)
                .query(Long.class)
                .single();
    }

    List<Fault> faults(long importId) {
        return jdbc.sql("select line, column_name, reason from contact_import_fault where import_id = ? order by id")
                .param(importId)
                .query((row, number) ->
                        new Fault(row.getLong("line"), row.getString("column_name"), row.getString("reason")))
                .list();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }
}
