package io.postrider.delivery.dkim;

import io.postrider.delivery.dkim.DkimKey.State;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code dkim_key}. */
@Component
class DkimKeyTable {

    private static final String COLUMNS = "id, domain, selector, state, public_key, created_at, changed_at";

    /** A key with its sealed private half. */
    record Sealed(DkimKey key, String privateKey) {}

    private final JdbcClient jdbc;

    DkimKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param domain null: of all domains */
    List<DkimKey> page(String domain, long after, int limit) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + """
                 from dkim_key
                where id > :after and (domain = :domain or :all)
                order by id limit :limit
                """)
                .param("after", after)
                .param("domain", domain == null ? "" : domain)
                .param("all", domain == null)
                .param("limit", limit)
                .query((row, number) -> key(row))
                .list();
    }

    Optional<DkimKey> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from dkim_key where id = :id")
                .param("id", id)
                .query((row, number) -> key(row))
                .optional();
    }

    Optional<Sealed> sealed(long id) {
        return jdbc.sql("select " + COLUMNS + ", sealed_private_key from dkim_key where id = :id")
                .param("id", id)
                .query((row, number) -> new Sealed(key(row), row.getString("sealed_private_key")))
                .optional();
    }

    List<Sealed> active() {
        return jdbc.sql("select " + COLUMNS + ", sealed_private_key from dkim_key where state = 'ACTIVE' order by id")
                .query((row, number) -> new Sealed(key(row), row.getString("sealed_private_key")))
                .list();
    }

    /** All of a domain, held until the transaction ends, so that only one of them becomes the active one. */
    List<DkimKey> lockAll(String domain) {
        return jdbc.sql("select " + COLUMNS + " from dkim_key where domain = :domain order by id for update")
                .param("domain", domain)
                .query((row, number) -> key(row))
                .list();
    }

    /** Its id, or nothing when the domain has this selector already. */
    Optional<Long> insert(Sealed made, Instant at) {
        try {
            jdbc.sql(
                            """
                    insert into dkim_key (domain, selector, state, sealed_private_key, public_key, created_at, changed_at)
                    values (:domain, :selector, :state, :private, :public, :at, :at)
                    """)
                    .param("domain", made.key().domain())
                    .param("selector", made.key().selector())
                    .param("state", made.key().state().name())
                    .param("private", made.privateKey())
                    .param("public", made.key().publicKey())
                    .param("at", Timestamps.of(at))
                    .update();
        } catch (DuplicateKeyException selectorTaken) {
            return Optional.empty();
        }
        return jdbc.sql("select id from dkim_key where domain = :domain and selector = :selector")
                .param("domain", made.key().domain())
                .param("selector", made.key().selector())
                .query(Long.class)
                .optional();
    }

    void become(long id, State state, Instant at) {
        jdbc.sql("update dkim_key set state = :state, changed_at = :at where id = :id")
                .param("state", state.name())
                .param("at", Timestamps.of(at))
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from dkim_key where id = :id").param("id", id).update();
    }

    private static DkimKey key(ResultSet row) throws SQLException {
        return new DkimKey(
                row.getLong("id"),
                row.getString("domain"),
                row.getString("selector"),
                State.valueOf(row.getString("state")),
                row.getString("public_key"),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "changed_at"));
    }
}
