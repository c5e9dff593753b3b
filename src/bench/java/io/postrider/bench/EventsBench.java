package io.postrider.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Events by HTTP with journeys and twenty live segments listening, beside bare JDBC batches into the same tables; or the same with kill -9 in between.
 */
final class EventsBench {

    private static final int CONTACTS = 100_000;
    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchPostgres postgres = new BenchPostgres(Map.of("track_commit_timestamp", "on"));
    private final Path directory = Files.createTempDirectory("postrider-events");
    private final String url = postgres.database("events");
    private final EventsBooks books = new EventsBooks(url);
    private final ServerProcess server = new ServerProcess(
            directory, Map.of("POSTRIDER_DATABASE_URL", url, "POSTRIDER_DATABASE_USERNAME", "postgres"));
    private final int seconds;
    private final int batch;

    private EventsBench(int seconds, int batch) throws Exception {
        this.seconds = seconds;
        this.batch = batch;
    }

    static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        int batch = args.length > 2 ? Integer.parseInt(args[2]) : 500;
        int kills = args.length > 3 ? Integer.parseInt(args[3]) : 0;
        EventsBench bench = new EventsBench(seconds, batch);
        try {
            bench.prepare();
            if (kills > 0) {
                bench.kill(perSecond, kills);
            } else {
                bench.measure(perSecond);
            }
        } finally {
            bench.server.stop();
            bench.postgres.close();
        }
    }

    private void prepare() throws Exception {
        server.start();
        books.execute(
                "insert into contact (id, email, email_key, external_id, time_zone, attributes, created_at, updated_at)"
                        + " select gen_random_uuid(), 'c' || n || '@example.org', 'c' || n || '@example.org', 'customer-' || n, 'UTC', '{}',"
                        + " now(), now() from generate_series(0, " + (CONTACTS - 1) + ") n");
        books.execute("analyze");
        server.deploy(CheckoutJourney.KEY + ".bpmn", CheckoutJourney.xml());
        int segments = Integer.parseInt(System.getenv().getOrDefault("BENCH_SEGMENTS", "20"));
        if (segments > 0) {
            long begin = System.nanoTime();
            int made = LiveSegments.add(server);
            Instant deadline = Instant.now().plus(PATIENCE);
            String filling = "select (select count(*) from segment_fill) + (select count(*) from segment_touched)";
            do {
                Thread.sleep(500);
            } while (books.count(filling) > 0 && Instant.now().isBefore(deadline));
            System.out.printf(
                    "%d live segments with %,d memberships of %,d contacts, filled in %.0f s%n",
                    made,
                    books.count("select count(*) from segment_member"),
                    CONTACTS,
                    (System.nanoTime() - begin) / 1e9);
        }
    }

    private void measure(int perSecond) throws Exception {
        EventsCrowd crowd = new EventsCrowd(server.port(), CONTACTS, batch);
        // A server that has just started compiles; what is measured is one that runs.
        crowd.talk(CONNECTIONS, seconds, perSecond);
        settled(crowd);
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        BenchPostgres.countStatements(jdbc);
        List<Double> bare = new ArrayList<>();
        List<Double> rewritten = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        print("offered " + perSecond + " a second", crowd, perSecond);
        for (int round = 0; round < 2; round++) {
            bare.add(bare(crowd, false));
            whole.add(print("as fast as taken", crowd, 0));
        }
        bare.add(bare(crowd, false));
        rewritten.add(bare(crowd, true));
        System.out.println();
        double ours = EventsBooks.rates("by HTTP, journeys on", whole, 0);
        EventsBooks.rates("bare JDBC batches", bare, ours);
        EventsBooks.rates("and rewritten by the driver", rewritten, ours);
        BenchPostgres.printStatements(jdbc, crowd.told().accepted().get());
        settled(crowd);
        books.check(crowd.told());
    }

    private double print(String what, EventsCrowd crowd, int perSecond) throws Exception {
        Instant from = Instant.now();
        long cpu = server.cpuMillis();
        long own = ownMillis();
        double taken = crowd.talk(CONNECTIONS, seconds, perSecond);
        Instant to = Instant.now();
        own = ownMillis() - own;
        cpu = server.cpuMillis() - cpu;
        settled(crowd);
        System.out.printf(
                "%n%s, batches of %d, %d connections, load %.1f%n",
                what,
                batch,
                CONNECTIONS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.printf(
                "  taken                      %,.0f events/s   server %.0f us/event, the apps themselves %.0f%n",
                taken, cpu * 1000.0 / (taken * seconds), own * 1000.0 / (taken * seconds));
        System.out.printf(
                "  a batch answered           p50 %d ms   p99 %d ms%n",
                EventsBooks.at(crowd.micros(), 0.5) / 1000, EventsBooks.at(crowd.micros(), 0.99) / 1000);
        books.effects("entered", crowd.told().checkouts(), "journey.entered", from, to);
        books.effects("moved on by an order", crowd.told().orders(), "journey.left", from, to);
        return taken;
    }

    private static long ownMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    /** With the server paused, so that its readers cost nothing; afterwards they read these rows, too, before anything else is measured. */
    private double bare(EventsCrowd crowd, boolean rewritten) throws Exception {
        List<UUID> contacts = new ArrayList<>();
        books.rows("select id from contact", row -> contacts.add(row.getObject(1, UUID.class)));
        server.pause();
        try {
            return new BareInserts(url, contacts, batch, rewritten).insert(CONNECTIONS, Math.max(4, seconds / 4));
        } finally {
            server.goOn();
            settled(crowd);
        }
    }

    private void kill(int perSecond, int kills) throws Exception {
        EventsCrowd crowd = new EventsCrowd(server.port(), CONTACTS, batch);
        CompletableFuture<Double> talk = CompletableFuture.supplyAsync(() -> {
            try {
                return crowd.talk(CONNECTIONS, seconds, perSecond);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Random moments = new Random(4);
        for (int i = 0; i < kills && !talk.isDone(); i++) {
            Thread.sleep(1_000 + moments.nextInt(4_000));
            server.kill();
            System.out.printf("  killed, healthy again after %s%n", server.start());
        }
        talk.get();
        settled(crowd);
        System.out.printf("%nkill -9, %d times while events came%n", kills);
        books.check(crowd.told());
    }

    /** Waits until everybody told of has moved, everybody who reads the log has read it, and segments have looked at all it touched. */
    private void settled(EventsCrowd crowd) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        String unread =
                "select count(*) from event_log e, event_cursor c where (e.tx_id, e.id) > (c.tx_id, c.event_id)";
        String moved = "select count(*) from event_log where journey = '" + CheckoutJourney.KEY + "'";
        int expected = crowd.told().checkouts().size() + crowd.told().orders().size();
        String queued = "select count(*) from segment_touched";
        while ((books.count(moved) < expected || books.count(unread) > 0 || books.count(queued) > 0)
                && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
        }
    }
}
