package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The declared attributes. */
@Component
class AttributeTable {

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final Clock clock;

    AttributeTable(JdbcClient jdbc, Savepoint savepoint, Clock clock) {
        this.savepoint = savepoint;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<AttributeDefinition> all() {
        return jdbc.sql("select * from attribute_definition order by name")
                .query(AttributeTable::read)
                .list();
    }

    /** In the caller's transaction; whoever tells the same one waits for its end. @return false when it was declared meanwhile */
    boolean insert(AttributeDefinition definition) {
        try {
            savepoint.around(() -> jdbc.sql(
                            "insert into attribute_definition (name, kind, label, owner, created_at) values (?, ?, ?, ?, ?)")
                    .params(
                            definition.name(),
                            definition.kind().name(),
                            definition.label(),
                            definition.owner(),
                            Timestamps.of(clock.instant()))
                    .update());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<AttributeDefinition> find(String name) {
        return jdbc.sql("select * from attribute_definition where name = ?")
                .param(name)
                .query(AttributeTable::read)
                .optional();
    }

    void label(String name, String label) {
        jdbc.sql("update attribute_definition set label = ? where name = ?")
                .params(label, name)
                .update();
    }

    void delete(String name) {
        jdbc.sql("delete from attribute_definition where name = ?").param(name).update();
    }

    private static AttributeDefinition read(ResultSet row, int number) throws SQLException {
        return new AttributeDefinition(
                row.getString("name"),
                AttributeKind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getString("owner"));
    }
}
