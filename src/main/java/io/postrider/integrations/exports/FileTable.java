package io.postrider.integrations.exports;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of each run. */
@Component
class FileTable {

    private final JdbcClient jdbc;

    FileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file of lines.
     *
     * @param name as the store has it, with its folder
     * @param rows how many lines it has
     */
    record ExportFile(String name, String kind, long rows, long bytes, String sha256) {}

    void add(long run, ExportFile file) {
        jdbc.sql("insert into export_file (run, name, kind, row_count, bytes, sha256) values (?, ?, ?, ?, ?, ?)")
                .params(run, file.name(), file.kind(), file.rows(), file.bytes(), file.sha256())
                .update();
    }

    List<ExportFile> of(long run) {
        return jdbc.sql("select * from export_file where run = ? order by name")
                .param(run)
                .query((row, number) -> new ExportFile(
                        row.getString("name"),
                        row.getString("kind"),
                        row.getLong("row_count"),
                        row.getLong("bytes"),
                        row.getString("sha256")))
                .list();
    }

    /** Runs that failed and left files behind. */
    List<Long> broken() {
        return jdbc.sql(
                        """
                        select r.id from export_run r where r.state = 'FAILED'
                            and exists (select 1 from export_file f where f.run = r.id) order by r.id
                        """)
                .query(Long.class)
                .list();
    }

    void remove(long run) {
        jdbc.sql("delete from export_file where run = ?").param(run).update();
    }
}
