package io.postrider.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A campaign is sent while its surroundings fail: the database is away for 30 s, the mail server is away for 30 s, it answers
 * 421, 451 and 550 at random, and it hangs after the final dot. Then the books are checked.
 */
final class Faults {

    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private Faults() {}

    static void main(String[] args) throws Exception {
        int mails = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        Path directory = Files.createTempDirectory("postrider-faults");
        int port = freePort();
        EmbeddedPostgres postgres = postgres(directory, port);
        String url = "jdbc:postgresql://localhost:" + port + "/postgres";
        try (FaultySink sink = new FaultySink()) {
            Map<String, String> settings = KillSending.settings(url, "postgres", sink.url());
            // A refusal's five minutes pass in a fifth of a second; a hanging answer is waited for three seconds.
            settings.put("POSTRIDER_TIME_LAPSE", "60");
            settings.put("POSTRIDER_SMTP_FINAL_REPLY_TIMEOUT", "3s");
            ServerProcess server = new ServerProcess(directory, settings);
            server.start();
            server.stop();
            Seeds.letters(url, "postgres", mails);
            server.start();

            KillSending.await(() -> sink.taken() > mails / 5, PATIENCE);
            long cpu = server.cpuMillis();
            postgres.close();
            Thread.sleep(AWAY.toMillis());
            long whileDatabaseAway = server.cpuMillis() - cpu;
            postgres = postgres(directory, port);
            long resumed = time(() -> sink.takenSince(Duration.ofSeconds(1)) > 0);

            KillSending.await(() -> sink.taken() > 2 * mails / 5, PATIENCE);
            cpu = server.cpuMillis();
            sink.close();
            Thread.sleep(AWAY.toMillis());
            long whileSinkAway = server.cpuMillis() - cpu;
            sink.open();
            long again = time(() -> sink.takenSince(Duration.ofSeconds(1)) > 0);

            KillSending.await(() -> sink.taken() > 3 * mails / 5, PATIENCE);
            sink.misbehave();
            KillSending.await(() -> sink.taken() > 4 * mails / 5 || sink.misbehaved() > mails / 5, PATIENCE);
            sink.behave();
            KillSending.await(() -> KillSending.waiting(server) == 0, PATIENCE);
            server.stop();

            System.out.printf("%n%d mails, faults while they were sent (PostgreSQL)%n", mails);
            System.out.printf(
                    "  database away 30 s         %.1f s of CPU, goes on after %.1f s%n",
                    whileDatabaseAway / 1e3, resumed / 1e3);
            System.out.printf(
                    "  mail server away 30 s      %.1f s of CPU, goes on after %.1f s%n",
                    whileSinkAway / 1e3, again / 1e3);
            System.out.printf("  answers at random          %s%n", sink.answers());
            books(url, mails, sink);
        } finally {
            postgres.close();
        }
    }

    private static void books(String url, int mails, FaultySink sink) throws Exception {
        Map<String, Integer> states = new TreeMap<>();
        int lost = 0;
        int refusedAndSent = 0;
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var rows = connection.createStatement().executeQuery("select state, message_id from outbox")) {
            while (rows.next()) {
                String state = rows.getString(1);
                boolean here = rows.getString(2) != null && sink.has(rows.getString(2));
                states.merge(state, 1, Integer::sum);
                lost += state.equals("SENT") && !here ? 1 : 0;
                refusedAndSent += !state.equals("SENT") && !state.equals("UNKNOWN") && here ? 1 : 0;
            }
        }
        System.out.printf("  outbox by state            %s of %d%n", states, mails);
        System.out.printf(
                "  arrived %d, twice %d, sent but not arrived %d, arrived but told otherwise %d%n",
                sink.taken(), sink.doubled(), lost, refusedAndSent);
    }

    private static long time(KillSending.Condition condition) throws Exception {
        long begin = System.nanoTime();
        KillSending.await(condition, Duration.ofMinutes(2));
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static EmbeddedPostgres postgres(Path directory, int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }
}
