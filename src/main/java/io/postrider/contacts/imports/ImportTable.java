package io.postrider.contacts.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ContactImport.Counts;
import io.postrider.contacts.ContactImport.State;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.RowLock;
import io.postrider.contacts.UnusableImport;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Which imports there were and how far each came; who works on one holds a lease, and a fence keeps out who has lost it. */
@Component
class ImportTable {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final RowLock lock;
    private final ObjectMapper mapper;
    private final MachineTime machine;

    ImportTable(JdbcClient jdbc, RowLock lock, ObjectMapper mapper, MachineTime machine) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.mapper = mapper;
        this.machine = machine;
    }

    /** An import as it stands. @param file null when there is none, or none any more */
    record Row(
            long id,
            String name,
            String broughtBy,
            State state,
            UUID file,
            long bytes,
            Layout layout,
            ImportMapping mapping,
            long place,
            long line,
            Counts counts,
            Counts checked,
            String error,
            long fence,
            Instant startedAt,
            Instant finishedAt) {}

    /** How a file is kept that nobody has started yet. */
    record Draft(UUID file, long bytes, Layout layout, ImportMapping mapping) {

        /** Rows another door brings. */
        static final Draft NONE = new Draft(null, 0, null, null);
    }

    long add(String name, String who, State state, Draft draft, Instant now) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into contact_import
                            (name, brought_by, state, file, bytes, layout, mapping, place, line, counts, fence, started_at)
                        values (:name, :who, :state, :file, :bytes, :layout, :mapping, :place, :line, :counts, 0, :now)
                        """)
                .param("name", shortened(name, LONGEST_NAME))
                .param("who", shortened(who, LONGEST_NAME))
                .param("state", state.name())
                .param("file", draft.file())
                .param("bytes", draft.bytes())
                .param("layout", draft.layout() == null ? null : json(draft.layout()))
                .param("mapping", draft.mapping() == null ? null : json(draft.mapping()))
                .param("place", draft.layout() == null ? 0 : draft.layout().firstRow())
                .param("line", draft.layout() == null ? 0 : draft.layout().firstLine())
                .param("counts", json(Counts.NONE))
                .param("now", Timestamps.of(now))
                .update(keys, "id");
        return keys.getKey().longValue();
    }

    Optional<Row> find(long id) {
        return jdbc.sql("select * from contact_import where id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    /** One that another door than a file fills. */
    Optional<Long> openDoor(String name) {
        return jdbc.sql("select max(id) from contact_import where name = ? and state = ? and layout is null")
                .params(shortened(name, LONGEST_NAME), State.RUNNING.name())
                .query(Long.class)
                .optional();
    }

    /** Holds it until the transaction ends, so that its steps come one after the other. */
    Optional<Row> lock(long id) {
        return jdbc.sql("select * from contact_import where id = ? " + lock.forChange())
                .param(id)
                .query(this::row)
                .optional();
    }

    /** As {@link #lock}, of one that takes rows. */
    Row lockOpen(long id) {
        return lock(id).filter(it -> it.state() == State.RUNNING)
                .orElseThrow(() -> UnusableImport.outOfTurn("There is no such import, or it is finished."));
    }

    List<Row> newest(int limit) {
        return jdbc.sql("select * from contact_import order by id desc fetch first ? rows only")
                .param(limit)
                .query(this::row)
                .list();
    }

    /** Those somebody should work on and nobody does. */
    List<Row> due(Collection<State> states) {
        return jdbc.sql(
                        """
                        select * from contact_import
                        where state in (:states) and (lease_until is null or lease_until < :now) order by id
                        """)
                .param("states", states.stream().map(Enum::name).toList())
                .param("now", Timestamps.of(machine.now()))
                .query(this::row)
                .list();
    }

    List<Row> withFiles() {
        return jdbc.sql("select * from contact_import where file is not null order by id")
                .query(this::row)
                .list();
    }

    /** @return false when somebody else was faster */
    boolean lease(Row row, Duration time) {
        return jdbc.sql(
                                """
                                update contact_import set fence = fence + 1, lease_until = :until
                                where id = :id and fence = :fence and state = :state
                                """)
                        .param("until", Timestamps.of(machine.now().plus(time)))
                        .param("id", row.id())
                        .param("fence", row.fence())
                        .param("state", row.state().name())
                        .update()
                == 1;
    }

    void giveBack(long id, long fence) {
        jdbc.sql("update contact_import set lease_until = null where id = ? and fence = ?")
                .params(id, fence)
                .update();
    }

    void moved(long id, long place, long line, Duration lease) {
        jdbc.sql("update contact_import set place = ?, line = ?, lease_until = ? where id = ?")
                .params(place, line, Timestamps.of(machine.now().plus(lease)), id)
                .update();
    }

    void mapping(long id, ImportMapping mapping) {
        jdbc.sql("update contact_import set mapping = ?, checked = null where id = ?")
                .params(json(mapping), id)
                .update();
    }

    void counts(long id, Counts counts) {
        jdbc.sql("update contact_import set counts = ? where id = ?")
                .params(json(counts), id)
                .update();
    }

    void checked(long id, Counts counts) {
        jdbc.sql("update contact_import set checked = ? where id = ?")
                .params(json(counts), id)
                .update();
    }

    /** Whoever works on it loses it. */
    void to(long id, State state, String error) {
        jdbc.sql(
                        """
                        update contact_import set state = ?, error = ?, fence = fence + 1, lease_until = null where id = ?
                        """)
                .params(state.name(), error == null ? null : shortened(error, LONGEST_ERROR), id)
                .update();
    }

    /** It begins anew at the first row. */
    void fromTheBeginning(Row row) {
        moved(row.id(), row.layout().firstRow(), row.layout().firstLine(), Duration.ZERO);
        counts(row.id(), Counts.NONE);
    }

    void finished(long id, Instant now) {
        jdbc.sql("update contact_import set finished_at = ? where id = ?")
                .params(Timestamps.of(now), id)
                .update();
    }

    void fileGone(long id) {
        jdbc.sql("update contact_import set file = null where id = ?").param(id).update();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("name"),
                row.getString("brought_by"),
                State.valueOf(row.getString("state")),
                row.getObject("file", UUID.class),
                row.getLong("bytes"),
                read(row.getString("layout"), Layout.class),
                read(row.getString("mapping"), ImportMapping.class),
                row.getLong("place"),
                row.getLong("line"),
                read(row.getString("counts"), Counts.class),
                read(row.getString("checked"), Counts.class),
                row.getString("error"),
                row.getLong("fence"),
                Timestamps.read(row, "started_at"),
                Timestamps.read(row, "finished_at"));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain record that cannot be written", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return text == null ? null : mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column that holds something else", e);
        }
    }

    private static String shortened(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
