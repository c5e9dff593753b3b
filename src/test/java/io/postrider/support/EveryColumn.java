package io.postrider.support;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a text in every column of every table, so that what is said to be forgotten is. */
public final class EveryColumn {

    private EveryColumn() {}

    /** The columns in which it stands, as {@code table.column}. */
    public static List<String> holding(JdbcClient jdbc, String text) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : columns(jdbc)) {
            String table = String.valueOf(column.get("table_name"));
            String name = String.valueOf(column.get("column_name"));
            boolean there = jdbc
                    .sql("select " + quoted(name) + " from " + quoted(table))
                    .query((row, number) -> row.getObject(1))
                    .list()
                    .stream()
                    .anyMatch(value -> text(value).contains(text));
            if (there) {
                found.add((table + "." + name).toLowerCase());
            }
        }
        return found;
    }

    private static List<Map<String, Object>> columns(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select c.table_name as "table_name", c.column_name as "column_name"
                        from information_schema.columns c
                        join information_schema.tables t
                            on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'
                            -- Months are parts of the log.
                            and lower(c.table_name) not like 'event\\_log\\_%' escape '\\'
                            and lower(c.data_type) not in ('bigint', 'integer', 'smallint', 'boolean', 'numeric',
                                'timestamp with time zone', 'timestamp without time zone', 'timestamp', 'date',
                                'double precision')
                        order by 1, 2
                        """)
                .query()
                .listOfRows();
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof java.sql.Clob clob) {
            try {
                return clob.getSubString(1, (int) clob.length());
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        if (value instanceof java.sql.Blob blob) {
            try {
                return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return String.valueOf(value);
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
