package io.postrider.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database says beside what the apps were answered. */
final class EventsBooks {

    private final String url;

    EventsBooks(String url) {
        this.url = url;
    }

    /** When each contact's event of a name was committed, by the database's own clock. */
    private Map<Integer, Instant> committed(String name) throws SQLException {
        Map<Integer, Instant> all = new HashMap<>();
        rows(
                "select substring(c.external_id from 10)::int, pg_xact_commit_timestamp(e.tx_id::text::xid) from event_log e"
                        + " join contact c on c.id = e.contact_id where e.journey = '" + CheckoutJourney.KEY
                        + "' and e.name = '"
                        + name + "'",
                row -> all.put(row.getInt(1), row.getTimestamp(2).toInstant()));
        return all;
    }

    /** How long after the app had its answer the journey had moved, for those told between these moments. */
    void effects(String what, Map<Integer, Instant> told, String name, Instant from, Instant to) throws SQLException {
        Map<Integer, Instant> done = committed(name);
        List<Long> late = new ArrayList<>();
        int missing = 0;
        for (Map.Entry<Integer, Instant> each : told.entrySet()) {
            if (each.getValue().isBefore(from) || each.getValue().isAfter(to)) {
                continue;
            }
            Instant effect = done.get(each.getKey());
            missing += effect == null ? 1 : 0;
            if (effect != null) {
                late.add(Math.max(0, Duration.between(each.getValue(), effect).toMillis()));
            }
        }
        Collections.sort(late);
        System.out.printf(
                "  %-26s %,d of %,d   p50 %d ms   p99 %d ms   worst %d ms   missing %d%n",
                what, late.size(), late.size() + missing, at(late, 0.5), at(late, 0.99), at(late, 1), missing);
    }

    /** @param ours what is compared with it; 0: nothing yet. @return the mean */
    static double rates(String what, List<Double> rates, double ours) {
        double rate = rates.stream().mapToDouble(it -> it).average().orElseThrow();
        String compared = ours == 0 ? "" : Math.round(100 * ours / rate) + " % of it by HTTP";
        System.out.printf(
                "%-28s %,.0f events/s %s %s%n",
                what, rate, rates.stream().map(Math::round).toList(), compared);
        return rate;
    }

    /** Nothing accepted is lost, nothing is there twice, and everybody went through the journey once. */
    void check(EventsCrowd.Told told) throws SQLException {
        System.out.printf("  accepted                   %,d%n", told.accepted().get());
        System.out.printf(
                "  in the log                 %,d%n",
                count("select count(*) from event_log where event_key like 'app:view:%'"));
        System.out.printf(
                "  of these with another's key %d%n",
                count("select count(*) - count(distinct event_key) from event_log where event_key like 'app:view:%'"));
        for (Map.Entry<String, Integer> each : Map.of(
                        "journey.entered", told.checkouts().size(),
                        "journey.left", told.orders().size())
                .entrySet()) {
            System.out.printf(
                    "  %-26s %,d contacts, %,d events, %,d told%n",
                    each.getKey(),
                    count(acts("count(distinct contact_id)", each.getKey())),
                    count(acts("count(*)", each.getKey())),
                    each.getValue());
        }
        System.out.printf("  set aside                  %d%n", count("select count(*) from event_failure"));
    }

    long count(String sql) throws SQLException {
        long[] number = new long[1];
        rows(sql, row -> number[0] = row.getLong(1));
        return number[0];
    }

    private static String acts(String what, String name) {
        return "select " + what + " from event_log where journey = '" + CheckoutJourney.KEY + "' and name = '" + name
                + "'";
    }

    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    void rows(String sql, Row each) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                each.take(rows);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            connection.createStatement().execute(sql);
        }
    }

    static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.round(sorted.size() * share)));
    }
}
