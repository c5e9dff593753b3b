package io.postrider.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How PostgreSQL reads a log of two years: the plans of whatever reads it, with their times. */
final class EventPlans {

    private static final int MONTHS = 24;
    private static final String HER = "(select id from contact where external_id = 'customer-77')";

    private EventPlans() {}

    static void main(String[] args) throws Exception {
        int perMonth = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        Path directory = Files.createTempDirectory("postrider-plans");
        try (BenchPostgres postgres = new BenchPostgres()) {
            String url = postgres.database("plans");
            ServerProcess server = new ServerProcess(
                    directory, Map.of("POSTRIDER_DATABASE_URL", url, "POSTRIDER_DATABASE_USERNAME", "postgres"));
            server.start();
            server.stop();
            EventsBooks books = new EventsBooks(url);
            fill(books, perMonth);
            long tx = books.count("select max(tx_id) from event_log");
            long id = books.count("select max(id) from event_log");
            try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
                // The session keeps what it has learnt about the months, as those of the server do.
                for (Map.Entry<String, String> query : queries(tx, id).entrySet()) {
                    explain(connection, query.getValue());
                    System.out.println("\n" + query.getKey() + "\n" + explain(connection, query.getValue()));
                }
            }
        }
    }

    private static String explain(Connection connection, String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows =
                connection.createStatement().executeQuery("explain (analyze, timing off, buffers) " + query)) {
            while (rows.next()) {
                plan.append("    ").append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static void fill(EventsBooks books, int perMonth) throws Exception {
        books.execute(
                "insert into contact (id, email, email_key, external_id, time_zone, attributes, created_at, updated_at)"
                        + " select gen_random_uuid(), 'c' || n || '@example.org', 'c' || n || '@example.org', 'customer-' || n, 'UTC', '{}',"
                        + " now(), now() from generate_series(0, 9999) n");
        for (int month = MONTHS; month >= 1; month--) {
            String from = "date_trunc('month', now() at time zone 'UTC') - interval '" + month + " months'";
            books.execute("do $$ declare m timestamp := " + from
                    + "; begin execute format('create table %I partition of event_log"
                    + " for values from (%L) to (%L)', 'event_log_' || to_char(m, 'YYYY_MM'), m || '+00',"
                    + " (m + interval '1 month') || '+00'); end $$");
            books.execute(
                    "insert into event_log (id, tx_id, contact_id, occurred_at, journey_version, event_key, name, properties)"
                            + " select nextval('event_log_id'), pg_current_xact_id()::text::bigint, c.id,"
                            + " ((" + from
                            + ") at time zone 'UTC') + random() * interval '28 days', 0, gen_random_uuid()::text, 'product.viewed',"
                            + " '{\"productId\": \"sku-1\"}' from generate_series(1, " + perMonth + ") n"
                            + " join contact c on c.external_id = 'customer-' || (n * 7919 % 10000)");
        }
        books.execute("vacuum analyze");
    }

    private static Map<String, String> queries(long tx, long id) {
        String after = "(e.tx_id, e.id) > (" + tx + ", " + (id - 500) + ")";
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "how far a reader may go",
                "select e.tx_id, e.id from event_log e where " + after
                        + " and e.tx_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
                        + " order by e.tx_id desc, e.id desc fetch first 1 rows only");
        queries.put(
                "what of it the reader wants",
                "select * from event_log e where " + after + " and (e.tx_id, e.id) <= (" + tx + ", " + id
                        + ") and e.name in ('order.placed') order by e.tx_id, e.id fetch first 100 rows only");
        queries.put(
                "a timeline",
                "select * from event_log where contact_id = " + HER
                        + " order by occurred_at desc, id desc fetch first 50 rows only");
        queries.put(
                "what she did lately",
                "select * from event_log where contact_id in (" + HER
                        + ") and name in ('product.viewed') and occurred_at >="
                        + " now() - interval '44 days' order by occurred_at desc");
        queries.put(
                "whether anything was logged about her since a mark",
                "select exists (select 1 from event_log e where e.contact_id = " + HER + " and e.tx_id >= " + tx + ")");
        queries.put(
                "what happens everywhere",
                "select * from event_log where id < 9223372036854775807 order by id desc fetch first 50 rows only");
        return queries;
    }
}
