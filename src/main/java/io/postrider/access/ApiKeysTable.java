package io.postrider.access;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code api_key}. */
@Component
class ApiKeysTable {

    private static final String COLUMNS = "id, name, role, created_at, last_used_at";

    private final JdbcClient jdbc;

    ApiKeysTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ApiKeys.ApiKey> all() {
        return jdbc.sql("select " + COLUMNS + " from api_key order by id")
                .query((row, number) -> key(row))
                .list();
    }

    Optional<ApiKeys.ApiKey> find(String hash) {
        return jdbc.sql("select " + COLUMNS + " from api_key where key_hash = :hash")
                .param("hash", hash)
                .query((row, number) -> key(row))
                .optional();
    }

    boolean insert(String name, String hash, Role role, Instant at) {
        try {
            jdbc.sql(
                            """
                    insert into api_key (name, key_hash, role, created_at)
                    values (:name, :hash, :role, :at)
                    """)
                    .param("name", name)
                    .param("hash", hash)
                    .param("role", role.name())
                    .param("at", Timestamps.of(at))
                    .update();
            return true;
        } catch (DuplicateKeyException thereAlready) {
            return false;
        }
    }

    /** All of them, held until the transaction ends. */
    List<ApiKeys.ApiKey> lockAll() {
        return jdbc.sql("select " + COLUMNS + " from api_key order by id for update")
                .query((row, number) -> key(row))
                .list();
    }

    boolean delete(long id) {
        return jdbc.sql("delete from api_key where id = :id").param("id", id).update() > 0;
    }

    void touch(long id, Instant at) {
        jdbc.sql("update api_key set last_used_at = :at where id = :id")
                .param("at", Timestamps.of(at))
                .param("id", id)
                .update();
    }

    private static ApiKeys.ApiKey key(ResultSet row) throws SQLException {
        return new ApiKeys.ApiKey(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "last_used_at"));
    }
}
