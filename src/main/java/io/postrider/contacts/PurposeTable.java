package io.postrider.contacts;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The purposes of this installation, in the order people should see them. */
@Component
class PurposeTable {

    private static final String COLUMNS = "select purpose, name, description, transactional from purpose ";

    private final JdbcClient jdbc;

    PurposeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Purpose> all() {
        return jdbc.sql(COLUMNS + "order by position, purpose")
                .query((row, number) ->
                        new Purpose(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    Optional<Purpose> find(String key) {
        return all().stream().filter(purpose -> purpose.key().equals(key)).findFirst();
    }
}
