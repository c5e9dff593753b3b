package io.postrider.bench;

import io.postrider.contacts.ContactId;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Enrols and drains welcome-series on PostgreSQL: Postrider beside the stock engine, same drawing, same steps, same run. */
final class Drain {

    /** Waits in the drawing: two days, four days, eight days. */
    private static final int WAITS = 3;

    private static final int WARM_UP = 500;

    private Drain() {}

    /** What one side did. */
    private record Figures(String side, double enrolled, double drained, long mails) {}

    static void main(String[] args) throws Exception {
        int instances = args.length > 0 ? Integer.parseInt(args[0]) : 3_000;
        List<Figures> all = new ArrayList<>();
        try (BenchPostgres postgres = new BenchPostgres()) {
            try (DrainSide side =
                    new StockSide(settings(postgres, "stock", "--operaton.bpm.job-execution.enabled=true"))) {
                all.add(measure("stock engine, starter defaults", side, instances));
            }
            try (DrainSide side = new StockSide(settings(
                    postgres,
                    "history",
                    "--operaton.bpm.job-execution.enabled=true",
                    "--operaton.bpm.history-level=activity",
                    "--operaton.bpm.generic-properties.properties.historyRemovalTimeStrategy=start"))) {
                all.add(measure("stock engine, our history settings", side, instances));
            }
            try (DrainSide side = new PostriderSide(settings(postgres, "postrider"))) {
                all.add(measure("Postrider", side, instances));
            }
        }
        print(instances, all);
    }

    private static Figures measure(String name, DrainSide side, int instances) throws Exception {
        run(side, WARM_UP);
        long before = side.mails();
        double[] seconds = run(side, instances);
        return new Figures(name, instances / seconds[0], instances / seconds[1], side.mails() - before);
    }

    /** @return seconds of enrolment and of draining */
    private static double[] run(DrainSide side, int instances) throws Exception {
        List<ContactId> contacts = side.subscribers(instances);
        long begin = System.nanoTime();
        side.enrol(contacts);
        long enrolled = System.nanoTime();
        if (side.running() != instances) {
            throw new IllegalStateException(side.running() + " of " + instances + " entered");
        }
        for (int wait = 0; wait < WAITS; wait++) {
            side.drainOnce();
        }
        long drained = System.nanoTime();
        if (side.running() != 0) {
            throw new IllegalStateException(side.running() + " are still on their way");
        }
        return new double[] {(enrolled - begin) / 1e9, (drained - enrolled) / 1e9};
    }

    private static String[] settings(BenchPostgres postgres, String database, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "--postrider.database.url=" + postgres.database(database),
                "--postrider.database.username=postgres",
                "--postrider.data-directory=" + Files.createTempDirectory("postrider-bench"),
                "--postrider.workers=false",
                "--postrider.api-key=" + ServerProcess.KEY,
                "--postrider.admin-password=bench-password-0123456789",
                "--server.port=0",
                // The bare engine may make its tables before ours.
                "--spring.flyway.baseline-on-migrate=true",
                "--spring.flyway.baseline-version=0",
                "--logging.level.root=${BENCH_LOG:WARN}"));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static void print(int instances, List<Figures> all) {
        System.out.printf(
                "%n%d instances of welcome-series, three waits each, PostgreSQL, %d cores%n",
                instances, Runtime.getRuntime().availableProcessors());
        System.out.printf("%-36s %12s %8s %12s %8s %8s%n", "", "enrolled/s", "ratio", "drained/s", "ratio", "mails");
        Figures stock = all.get(0);
        for (Figures each : all) {
            System.out.printf(
                    "%-36s %12.0f %8.2f %12.0f %8.2f %8d%n",
                    each.side(),
                    each.enrolled(),
                    each.enrolled() / stock.enrolled(),
                    each.drained(),
                    each.drained() / stock.drained(),
                    each.mails());
        }
    }
}
