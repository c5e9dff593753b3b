package io.postrider.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the database says was sent beside what the mail server outside says it got.
 *
 * @param states mails of the outbox by state
 * @param missing mails the outbox calls sent that never arrived
 * @param unaccounted mails in an open or unknown state that did not arrive
 */
record KillBooks(Map<String, Integer> states, int missing, int unaccounted, int arrived, long doubled) {

    static KillBooks read(String url, String user, RecordingSink sink) throws SQLException {
        Map<String, Integer> states = new TreeMap<>();
        int missing = 0;
        int unaccounted = 0;
        try (var connection = DriverManager.getConnection(url, user, "");
                var rows = connection.createStatement().executeQuery("select state, message_id from outbox")) {
            while (rows.next()) {
                String state = rows.getString(1);
                states.merge(state, 1, Integer::sum);
                boolean here = rows.getString(2) != null && sink.has(rows.getString(2));
                if (!here) {
                    missing += state.equals("SENT") ? 1 : 0;
                    unaccounted += state.equals("SENT") ? 0 : 1;
                }
            }
        }
        return new KillBooks(states, missing, unaccounted, sink.messages(), sink.doubled());
    }

    void print(String database, int accepted, int kills, List<Duration> restarts, Map<String, Integer> enrolments) {
        System.out.printf("%nkill -9 on %s: %d contacts accepted, %d kills%n", database, accepted, kills);
        System.out.printf("  restarts until healthy      %s%n", restarts);
        System.out.printf("  enrolments by state         %s%n", new TreeMap<>(enrolments));
        System.out.printf("  outbox by state             %s%n", states);
        System.out.printf("  arrived, distinct           %d%n", arrived);
        System.out.printf("  arrived more than once      %d%n", doubled);
        System.out.printf("  sent but never arrived      %d%n", missing);
        System.out.printf("  not sent and not arrived    %d%n", unaccounted);
    }
}
