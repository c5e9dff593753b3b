package io.postrider.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** Subscribers and one waiting letter for each, written straight into the tables of a server that is not running. */
final class Seeds {

    private static final int AT_ONCE = 1_000;

    private Seeds() {}

    static void letters(String url, String user, int number) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            connection.setAutoCommit(false);
            boolean postgres = url.startsWith("jdbc:postgresql");
            String json = postgres ? "cast(? as jsonb)" : "? format json";
            try (var contact = connection.prepareStatement(
                            "insert into contact (id, email, email_key, time_zone, attributes, created_at, updated_at)"
                                    + " values (?, ?, ?, 'UTC', " + json + ", ?, ?)");
                    var consent = connection.prepareStatement(
                            "insert into consent (contact_id, purpose, status, source, acted_at)"
                                    + " values (?, 'newsletter', 'GRANTED', 'bench', ?)");
                    var mail = connection.prepareStatement(
                            """
                            insert into outbox (idempotency_key, contact_id, purpose, template, variables, journey_version,
                                answers_own_act, window_wanted, lane, state, reason, not_before, queued_at, fence, attempts, unknowns)
                            values (?, ?, 'newsletter', 'welcome-thanks', %s, 0, false, false, -1, 'PENDING', 'waits', ?, ?, 0, 0, 0)
                            """
                                    .formatted(json))) {
                Timestamp now = Timestamp.from(Instant.now().minusSeconds(60));
                for (int i = 0; i < number; i++) {
                    UUID id = UUID.randomUUID();
                    String address = "fault" + i + "@example.org";
                    bind(contact, id, address, address, "{\"firstName\": \"Imogen\"}", now, now);
                    bind(consent, id, now);
                    bind(mail, "fault:" + i, id, "{}", now, now);
                    if (i % AT_ONCE == AT_ONCE - 1 || i == number - 1) {
                        contact.executeBatch();
                        consent.executeBatch();
                        mail.executeBatch();
                        connection.commit();
                    }
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze");
            }
            connection.commit();
        }
    }

    private static void bind(java.sql.PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
