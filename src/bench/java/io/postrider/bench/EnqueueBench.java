package io.postrider.bench;

import io.postrider.PostriderApplication;
import io.postrider.delivery.Email;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.Recipients;
import io.postrider.events.Origin;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queues a mail for everybody, beside one bare INSERT ... SELECT of the very same rows into the same table, turn and turn about. */
final class EnqueueBench {

    private static final int ROUNDS = 3;

    /** What the bare statement may not have to work out: it is given the finished rows. */
    private static final String COLUMNS =
            """
            idempotency_key, contact_id, purpose, template, variant, variables, journey, journey_version, step, enrolment,
            answers_own_act, window_wanted, lane, provider, state, reason, not_before, queued_at, fence, attempts, unknowns""";

    private final ConfigurableApplicationContext server;
    private final JdbcClient jdbc;
    private final int contacts;
    private int runs;

    private EnqueueBench(ConfigurableApplicationContext server, int contacts) {
        this.server = server;
        this.jdbc = server.getBean(JdbcClient.class);
        this.contacts = contacts;
    }

    static void main(String[] args) throws Exception {
        int contacts = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        try (BenchPostgres postgres = new BenchPostgres();
                var server = new SpringApplicationBuilder(PostriderApplication.class)
                        .run(
                                "--postrider.database.url=" + postgres.database("enqueue"),
                                "--postrider.database.username=postgres",
                                "--postrider.data-directory=" + Files.createTempDirectory("postrider-bench"),
                                "--postrider.workers=false",
                                "--postrider.api-key=" + ServerProcess.KEY,
                                "--postrider.admin-password=bench-password-0123456789",
                                "--server.port=0",
                                "--logging.level.root=${BENCH_LOG:WARN}")) {
            new EnqueueBench(server, contacts).run();
        }
    }

    private void run() {
        seed();
        // The first run also makes the rows the bare statement is given, in the order in which they were queued.
        seconds(this::enqueueAll);
        jdbc.sql("create table finished_row as select " + COLUMNS + " from outbox order by id")
                .update();
        jdbc.sql("analyze finished_row").update();
        List<Double> bare = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        System.out.printf(
                "%n%d recipients, PostgreSQL (fsync on), %d cores%n%-28s %12s %12s %8s%n",
                contacts, Runtime.getRuntime().availableProcessors(), "", "bare/s", "enqueueAll/s", "ratio");
        for (int round = 1; round <= ROUNDS; round++) {
            bare.add(contacts / seconds(this::bare));
            ours.add(contacts / seconds(this::enqueueAll));
            print("round " + round, bare.get(round - 1), ours.get(round - 1));
        }
        print("median", median(bare), median(ours));
    }

    /** Ids as Postrider makes them, by the time of making. */
    private void seed() {
        jdbc.sql(
                        """
                        insert into contact (id, email, email_key, attributes, created_at, updated_at)
                        select id, address, address, '{"firstName": "Ada"}', now(), now()
                        from (select cast(lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8'
                            || substr(md5(n::text), 4, 15) as uuid) as id, 'reader' || n || '@' || case n % 4 when 0 then 'big' || n % 5 else 'small' || n % 20000 end
                            || '.example' as address from generate_series(1, :contacts) n) a
                        """)
                .param("contacts", contacts)
                .update();
        jdbc.sql("insert into mail_domain select 'big' || n || '.example', 'google' from generate_series(0, 4) n")
                .update();
        jdbc.sql("vacuum analyze contact").update();
        jdbc.sql("analyze mail_domain").update();
    }

    /** Into a table that is empty, with its indexes and fresh statistics. */
    private double seconds(Runnable work) {
        Stream.of("truncate outbox, bulk_run", "analyze outbox", "checkpoint")
                .forEach(sql -> jdbc.sql(sql).update());
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long rows = jdbc.sql("select count(*) from outbox").query(Long.class).single();
        if (rows != contacts) {
            throw new IllegalStateException(rows + " of " + contacts + " were queued");
        }
        return seconds;
    }

    private void bare() {
        jdbc.sql("insert into outbox (" + COLUMNS + ") select " + COLUMNS + " from finished_row")
                .update();
    }

    private void enqueueAll() {
        Email pattern = new Email(
                "campaign:spring:" + runs++,
                null,
                "newsletter",
                "welcome-thanks",
                null,
                Map.of(),
                new Origin(null, 0, null, null),
                Email.Moment.NOW,
                false,
                0);
        server.getBean(Outbox.class).enqueueAll(new Recipients("select id from contact", Map.of()), pattern);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void print(String name, double bare, double ours) {
        System.out.printf("%-28s %12.0f %12.0f %8.2f%n", name, bare, ours, ours / bare);
    }
}
