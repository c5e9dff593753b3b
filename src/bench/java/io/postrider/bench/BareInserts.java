package io.postrider.bench;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The same rows put into the same tables by nothing but JDBC batches: as many connections, as many rows a transaction. */
final class BareInserts {

    private static final String KEY = "insert into event_key_seen (hash) values (?)";
    private static final String EVENT =
            """
            insert into event_log (id, tx_id, event_key, name, contact_id, occurred_at, properties, journey_version, history)
            values (nextval('event_log_id'), pg_current_xact_id()::text::bigint, ?, 'product.viewed', ?, ?, cast(? as jsonb), 0, false)
            """;

    /** Numbers of batches nobody else uses. */
    private static final AtomicInteger NEXT = new AtomicInteger(1_000_000);

    private final String url;
    private final List<UUID> contacts;
    private final int batch;

    /** @param rewritten whether the driver makes one statement of many rows, which is its own trick and no JDBC */
    BareInserts(String url, List<UUID> contacts, int batch, boolean rewritten) {
        this.url = url + "?reWriteBatchedInserts=" + rewritten;
        this.contacts = contacts;
        this.batch = batch;
    }

    /** @return rows per second */
    double insert(int connections, int seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService workers = Executors.newFixedThreadPool(connections);
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(workers.submit(() -> work(end)));
        }
        long rows = 0;
        for (Future<Long> each : all) {
            rows += each.get();
        }
        workers.shutdown();
        return rows / ((System.nanoTime() - begin) / 1e9);
    }

    private long work(long end) throws Exception {
        long rows = 0;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                PreparedStatement keys = connection.prepareStatement(KEY);
                PreparedStatement events = connection.prepareStatement(EVENT)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                put(keys, events, NEXT.getAndIncrement());
                connection.commit();
                rows += batch;
            }
        }
        return rows;
    }

    private void put(PreparedStatement keys, PreparedStatement events, int number) throws Exception {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        for (int i = 0; i < batch; i++) {
            long row = number * (long) batch + i;
            bind(keys, hash("bare:" + EventsRow.key(row)));
            int contact = (int) ((number * 7_919L + i * 104_729L) % contacts.size());
            bind(events, "bare:" + EventsRow.key(row), contacts.get(contact), now, EventsRow.properties(row));
        }
        keys.executeBatch();
        events.executeBatch();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static UUID hash(String key) throws Exception {
        ByteBuffer half = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key.getBytes()));
        return new UUID(half.getLong(), half.getLong());
    }
}
