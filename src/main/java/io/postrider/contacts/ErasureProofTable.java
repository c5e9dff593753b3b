package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proofs of erasures, for as long as the installation lives. */
@Component
class ErasureProofTable {

    private final JdbcClient jdbc;
    private final StoredJson json;

    ErasureProofTable(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, Instant at, String by, Map<String, Object> erased) {
        jdbc.sql("insert into erasure_proof (id, erased_at, ordered_by, erased) values (:id, :at, :by, :erased)")
                .param("id", id)
                .param("at", Timestamps.of(at))
                .param("by", by)
                .param("erased", json.write(erased))
                .update();
    }

    Optional<ErasureProof> find(UUID id) {
        return jdbc.sql("select * from erasure_proof where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    List<ErasureProof> after(long number, int limit) {
        return jdbc.sql("select * from erasure_proof where number > ? order by number fetch first ? rows only")
                .params(number, limit)
                .query(this::read)
                .list();
    }

    private ErasureProof read(ResultSet row, int index) throws SQLException {
        return new ErasureProof(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                Timestamps.read(row, "erased_at"),
                row.getString("ordered_by"),
                json.read(row.getString("erased")));
    }
}
