package io.postrider.bench;

import io.postrider.PostriderApplication;
import io.postrider.content.BenchLetter;
import io.postrider.delivery.SendersByHand;
import io.postrider.delivery.dkim.DkimKeys;
import io.postrider.support.MovableClock;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole way of a mail, from its row to its committed result, beside the same mail library sending messages built
 * beforehand: same sink, same connections, same run, all on this machine.
 */
final class Deliver {

    private static final int WARM_UP = 20_000;
    private static final int PREBUILT = 20_000;
    private static final int ROUNDS = 3;

    private final ConfigurableApplicationContext server;
    private final JdbcClient jdbc;
    private final BlackHole sink;
    private final int senders;
    private int contacts;

    private Deliver(ConfigurableApplicationContext server, BlackHole sink, int senders) {
        this.server = server;
        this.jdbc = server.getBean(JdbcClient.class);
        this.sink = sink;
        this.senders = senders;
    }

    static void main(String[] args) throws Exception {
        int mails = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        int senders = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        String crypto = args.length > 2 ? args[2] : "auto";
        try (BenchPostgres postgres = new BenchPostgres();
                BlackHole sink = new BlackHole();
                var server = new SpringApplicationBuilder(PostriderApplication.class, MovableClock.class)
                        .run(settings(postgres, sink, crypto))) {
            new Deliver(server, sink, senders).measure(mails, crypto);
        }
    }

    private void measure(int mails, String crypto) throws Exception {
        server.getBean(MovableClock.class).set(Instant.parse("2026-06-10T12:00:00Z"));
        int html = BenchLetter.offer(server);
        DkimKeys keys = server.getBean(DkimKeys.class);
        keys.activate(keys.add("fernandkettle.example", "bench", null, "bench").id(), "bench", "bench");
        enqueue(WARM_UP, "warm");
        byte[] example = SendersByHand.example(server);
        SendersByHand.drain(server, senders, sent -> {});
        SendersByHand.sendPrebuilt(server, senders, PREBUILT, example);
        List<Double> prebuilt = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<String> spent = new ArrayList<>();
        Heap heap = new Heap();
        long last = 0;
        for (int round = 0; round < ROUNDS; round++) {
            prebuilt.add(rate(PREBUILT, () -> SendersByHand.sendPrebuilt(server, senders, PREBUILT, example)));
            int each = mails / ROUNDS;
            enqueue(each, "round" + round);
            long before = last;
            BenchPostgres.countStatements(jdbc);
            Cpu cpu = Cpu.now(sink, jdbc);
            whole.add(rate(each, () -> SendersByHand.drain(server, senders, sent -> heap.at(before + sent))));
            spent.add(Cpu.now(sink, jdbc).since(cpu, each));
            last += each;
        }
        report(html, example.length, crypto, prebuilt, whole);
        System.out.println("  CPU per mail                " + spent.get(ROUNDS / 2));
        heap.print();
        BenchPostgres.printStatements(jdbc, mails / ROUNDS);
        books();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(int mails, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return mails / ((System.nanoTime() - begin) / 1e9);
    }

    /** The outbox begins empty and analysed; not timed. */
    private void enqueue(int mails, String key) {
        jdbc.sql("truncate table outbox").update();
        seed(mails);
        SendersByHand.enqueue(server, key, BenchLetter.KEY);
        jdbc.sql("vacuum analyze").update();
    }

    /** New people for each round: what was logged about others does not slow these down, nor do caps. */
    private void seed(int number) {
        jdbc.sql("truncate table event_log cascade").update();
        jdbc.sql("truncate table contact cascade").update();
        jdbc.sql(
                        """
                        insert into contact (id, email, email_key, time_zone, attributes, created_at, updated_at)
                        select gen_random_uuid(), 'c' || n || '@example.org', 'c' || n || '@example.org', 'UTC',
                            cast('{"firstName": "Imogen", "favouriteTea": "Assam"}' as jsonb), now(), now()
                        from generate_series(:first, :last) n
                        """)
                .param("first", contacts)
                .param("last", contacts + number - 1)
                .update();
        jdbc.sql(
                        """
                        insert into consent (contact_id, purpose, status, source, acted_at)
                        select id, 'newsletter', 'GRANTED', 'bench', now() from contact
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into event_log (id, tx_id, event_key, name, contact_id, occurred_at, properties, journey_version)
                        select nextval('event_log_id'), 1, 'seed:' || id || ':' || n, 'product.viewed', id,
                            timestamp with time zone '2026-06-10 08:00:00+00',
                            cast('{"product": "assam-250"}' as jsonb), 0
                        from contact, generate_series(1, 5) n
                        """)
                .update();
        contacts += number;
    }

    private void report(int html, int wire, String crypto, List<Double> prebuilt, List<Double> whole) {
        double base = median(prebuilt);
        System.out.printf(
                "%n%d connections, %d kB HTML, %d kB on the wire, signing: %s, durable PostgreSQL, %d cores, load %.1f%n",
                senders,
                html / 1000,
                wire / 1000,
                crypto,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.printf("  tuned library, prebuilt     %6.0f mails/s   %s%n", base, rounded(prebuilt));
        System.out.printf(
                "  whole way                   %6.0f mails/s   %s   %.0f %% of it%n",
                median(whole), rounded(whole), 100 * median(whole) / base);
    }

    /** Every row ended, and as many messages arrived. */
    private void books() {
        System.out.println("  outbox by state             "
                + jdbc.sql("select state || ' ' || count(*) from outbox group by state")
                        .query(String.class)
                        .list()
                + ", sink took " + sink.taken());
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    private static List<Long> rounded(List<Double> figures) {
        return figures.stream().map(Math::round).toList();
    }

    /** What stays on the heap as mails go by. */
    private static final class Heap {

        private static final long EVERY = 100_000;
        private final List<String> marks = new ArrayList<>();
        private long next = EVERY;

        synchronized void at(long sent) {
            if (sent >= next) {
                next += EVERY;
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                marks.add(sent / 1000 + "k mails: " + used / 1_000_000 + " MB");
            }
        }

        void print() {
            if (!marks.isEmpty()) {
                System.out.println("  heap after collection       " + marks);
            }
        }
    }

    private static String[] settings(BenchPostgres postgres, BlackHole sink, String crypto) throws Exception {
        return new String[] {
            "--postrider.database.url=" + postgres.database("deliver"),
            "--postrider.database.username=postgres",
            "--postrider.data-directory=" + Files.createTempDirectory("postrider-bench"),
            "--postrider.workers=false",
            "--postrider.smtp-url=" + System.getenv().getOrDefault("BENCH_SINK", sink.url()),
            "--postrider.dkim.crypto=" + crypto,
            "--postrider.dns.enabled=false",
            // Everybody gets several letters within the hour here.
            "--postrider.delivery.frequency.mails=1000000",
            "--postrider.delivery.frequency.gap=0s",
            "--postrider.api-key=" + ServerProcess.KEY,
            "--postrider.admin-password=bench-password-0123456789",
            "--server.port=0",
            "--logging.level.root=${BENCH_LOG:WARN}"
        };
    }
}
