package io.postrider.integrations.exports;

import io.postrider.PostriderApplication;
import io.postrider.bench.BenchPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exports everything, then a night in which a hundredth changed, then one in which nothing did; to a folder. */
public final class ExportsBench {

    private final ConfigurableApplicationContext server;
    private final JdbcClient jdbc;

    private ExportsBench(ConfigurableApplicationContext server) {
        this.server = server;
        this.jdbc = server.getBean(JdbcClient.class);
    }

    public static void main(String[] args) throws Exception {
        int contacts = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 2_000_000;
        Path data = Files.createTempDirectory("postrider-bench");
        try (BenchPostgres postgres = new BenchPostgres();
                var server = new SpringApplicationBuilder(PostriderApplication.class)
                        .run(
                                "--postrider.database.url=" + postgres.database("exports"),
                                "--postrider.database.username=postgres",
                                "--postrider.data-directory=" + data,
                                "--postrider.exports.directory=" + data.resolve("exported"),
                                "--postrider.workers=false",
                                "--postrider.admin-password=bench-password-0123456789",
                                "--server.port=0",
                                "--logging.level.root=${BENCH_LOG:WARN}")) {
            new ExportsBench(server).run(contacts, events, data.resolve("exported"));
        }
    }

    private void run(int contacts, int events, Path folder) throws Exception {
        // Before there is anything, so that the runs below are the ones that are measured.
        server.getBean(ExportWorker.class).work();
        seed(contacts, events);
        System.out.printf(
                "%n%d contacts, %d events, PostgreSQL, %d cores%n",
                contacts, events, Runtime.getRuntime().availableProcessors());
        measured("everything", true);
        System.out.printf(Locale.ROOT, "  %.0f MB in the folder%n", size(folder) / 1e6);
        jdbc.sql("update contact set locale = 'de' where id in (select id from contact limit " + contacts / 100 + ")")
                .update();
        insertEvents(events + 1L, events + events / 100L, contacts);
        jdbc.sql("update event_log set tx_id = pg_current_xact_id()::text::bigint where id > "
                        + "(select max(id) from event_log) - " + events / 100)
                .update();
        measured("a hundredth", false);
        measured("nothing", false);
        System.out.printf(
                Locale.ROOT,
                "  heap at its fullest %.0f MB%n",
                ManagementFactory.getMemoryPoolMXBeans().stream()
                                .filter(it -> it.getName().contains("Old Gen"))
                                .mapToLong(ExportsBench::peak)
                                .sum()
                        / 1e6);
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }

    private void measured(String what, boolean everything) {
        server.getBean(Exports.class).ask(everything, "bench");
        long begin = System.nanoTime();
        server.getBean(ExportWorker.class).work();
        double seconds = (System.nanoTime() - begin) / 1e9;
        ExportRun run = server.getBean(Exports.class).newest(null, 1).get(0);
        System.out.printf(
                Locale.ROOT,
                "  %-12s %s: %d contacts, %d events, %d results in %.1f s%n",
                what,
                run.state(),
                run.contacts(),
                run.events(),
                run.results(),
                seconds);
    }

    private static long size(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(it -> it.toFile().length())
                    .sum();
        }
    }

    private void seed(int contacts, int events) {
        jdbc.sql(
                        """
                        insert into contact (id, email, email_key, attributes, created_at, updated_at)
                        select md5(n::text)::uuid, 'c' || n || '@example.org', 'c' || n || '@example.org',
                            jsonb_build_object('country', (array['DE','FR','GB','US','NL'])[1 + (n / 7) % 5], 'firstName', 'Ada'), now(), now()
                        from generate_series(1, :contacts) n
                        """)
                .param("contacts", contacts)
                .update();
        jdbc.sql(
                        """
                        insert into consent (contact_id, purpose, status, source, acted_at)
                        select id, 'newsletter', 'GRANTED', 'form', now() from contact
                        """)
                .update();
        // As many transactions as an app would have made, a hundred events each.
        for (int i = 0; i < events / 100; i++) {
            jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
        }
        insertEvents(1, events, contacts);
        jdbc.sql("vacuum analyze").update();
    }

    /** Half of them about mails. */
    private void insertEvents(long first, long last, int contacts) {
        jdbc.sql(
                        """
                        insert into event_log (id, tx_id, event_key, name, contact_id, occurred_at, properties, journey_version, history)
                        select nextval('event_log_id'), 1 + (e - :first) / 100, 'seed:' || e,
                            case when e % 2 = 0 then 'email.sent' else 'page.viewed' end, md5((1 + (e * 7919) % :contacts)::text)::uuid,
                            now() - (e % 3600) * interval '1 second',
                            jsonb_build_object('mail', e, 'template', 'welcome-thanks', 'purpose', 'newsletter'), 0, false
                        from generate_series(:first, :last) e
                        """)
                .param("first", first)
                .param("last", last)
                .param("contacts", contacts)
                .update();
    }
}
