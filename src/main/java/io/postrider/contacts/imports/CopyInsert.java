package io.postrider.contacts.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** COPY, for PostgreSQL: straight into the table, because what is new has been found out before. */
class CopyInsert implements BulkInsert {

    private final JdbcTemplate jdbc;

    CopyInsert(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(String table, String columns, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.execute((ConnectionCallback<Void>) connection -> copy(connection, table, columns, rows));
        }
    }

    private static Void copy(Connection connection, String table, String columns, List<Object[]> rows)
            throws SQLException {
        StringBuilder text = new StringBuilder(rows.size() * 200);
        rows.forEach(row -> append(text, row));
        try (InputStream in = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + columns + ") from stdin", in, 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private static void append(StringBuilder text, Object[] row) {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            if (row[i] == null) {
                text.append("\\N");
            } else {
                escape(text, row[i].toString());
            }
        }
        text.append('\n');
    }

    /** The text format of COPY: a backslash before itself, tab and the ends of lines. */
    private static void escape(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }
}
