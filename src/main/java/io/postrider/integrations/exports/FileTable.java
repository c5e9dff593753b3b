package io.postrider.integrations.exports;

import io.postrider.time.Timestamps;
import java.time.Instant;
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

    /** The kind of the file that names the others. */
    static final String MANIFEST = "manifest";

    /**
     * A file of lines, or the manifest.
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

    /** The manifest first: what it names no longer counts when it goes. */
    List<ExportFile> of(long run) {
        return jdbc.sql("select * from export_file where run = ? order by case when kind = ? then 0 else 1 end, name")
                .params(run, MANIFEST)
                .query((row, number) -> new ExportFile(
                        row.getString("name"),
                        row.getString("kind"),
                        row.getLong("row_count"),
                        row.getLong("bytes"),
                        row.getString("sha256")))
                .list();
    }

    /** Runs that failed and left files behind, and those whose files are kept no longer. */
    List<Long> needless(Instant before) {
        return jdbc.sql(
                        """
                        select r.id from export_run r
                        where (r.state = 'FAILED' or r.state = 'DONE' and r.started_at < ?)
                            and exists (select 1 from export_file f where f.run = r.id) order by r.id
                        """)
                .param(Timestamps.of(before))
                .query(Long.class)
                .list();
    }

    void remove(long run) {
        jdbc.sql("delete from export_file where run = ?").param(run).update();
    }
}
