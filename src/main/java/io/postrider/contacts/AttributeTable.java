package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The declared attributes. */
@Component
class AttributeTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    AttributeTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<AttributeDefinition> all() {
        return jdbc.sql("select * from attribute_definition order by name")
                .query(AttributeTable::read)
                .list();
    }

    /** In a transaction of its own, so that nobody waits for whoever is the first to tell it. The first one wins. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void insert(AttributeDefinition definition) {
        try {
            jdbc.sql("insert into attribute_definition (name, kind, label, owner, created_at) values (?, ?, ?, ?, ?)")
                    .params(
                            definition.name(),
                            definition.kind().name(),
                            definition.label(),
                            definition.owner(),
                            Timestamps.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            // Somebody else declared it at the same moment: what they say counts.
            throw new AlreadyDeclared();
        }
    }

    void label(String name, String label) {
        jdbc.sql("update attribute_definition set label = ? where name = ?")
                .params(label, name)
                .update();
    }

    void delete(String name) {
        jdbc.sql("delete from attribute_definition where name = ?").param(name).update();
    }

    /** Rolls back what the database has broken off. */
    static final class AlreadyDeclared extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static AttributeDefinition read(ResultSet row, int number) throws SQLException {
        return new AttributeDefinition(
                row.getString("name"),
                AttributeKind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getString("owner"));
    }
}
