package io.postrider.integrations.connections;

import io.postrider.access.SealedText;
import io.postrider.contacts.StoredJson;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which tools are connected; keys are sealed for the one connection they belong to. */
@Component
class ConnectionTable {

    /** One of them. @param secrets empty when they were sealed with another secret of the installation */
    record Row(String name, String kind, Map<String, String> settings, Map<String, String> secrets, Instant createdAt) {

        Reach reach() {
            Map<String, String> all = new LinkedHashMap<>(settings);
            all.putAll(secrets);
            return new Reach(name, createdAt, all);
        }
    }

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final SealedText sealed;
    private final MachineTime time;

    ConnectionTable(JdbcClient jdbc, StoredJson json, SealedText sealed, MachineTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.sealed = sealed;
        this.time = time;
    }

    List<Row> all() {
        return jdbc.sql("select * from connection order by name")
                .query(this::row)
                .list();
    }

    Optional<Row> find(String name) {
        return jdbc.sql("select * from connection where name = ?")
                .param(name)
                .query(this::row)
                .optional();
    }

    void insert(String name, String kind, Map<String, String> settings, Map<String, String> secrets, String by) {
        jdbc.sql(
                        """
                        insert into connection (name, kind, settings, secrets, created_at, created_by)
                        values (:name, :kind, :settings, :secrets, :now, :by)
                        """)
                .param("name", name)
                .param("kind", kind)
                .param("settings", json.write(values(settings)))
                .param("secrets", sealed.seal(sealKind(name), json.write(values(secrets))))
                .param("now", Timestamps.of(time.now()))
                .param("by", by)
                .update();
    }

    boolean update(String name, Map<String, String> settings, Map<String, String> secrets) {
        return jdbc.sql(
                                """
                                update connection set settings = :settings, secrets = :secrets where name = :name
                                """)
                        .param("settings", json.write(values(settings)))
                        .param("secrets", sealed.seal(sealKind(name), json.write(values(secrets))))
                        .param("name", name)
                        .update()
                == 1;
    }

    boolean delete(String name) {
        return jdbc.sql("delete from connection where name = ?").param(name).update() == 1;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        return new Row(
                name,
                row.getString("kind"),
                texts(json.read(row.getString("settings"))),
                sealed.open(sealKind(name), row.getString("secrets"))
                        .map(json::read)
                        .map(ConnectionTable::texts)
                        .orElse(Map.of()),
                Timestamps.read(row, "created_at"));
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Map<String, Object> values(Map<String, String> texts) {
        return new LinkedHashMap<>(texts);
    }

    private static String sealKind(String name) {
        return "connection:" + name;
    }
}
