package io.postrider.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Opens and clicks as fast as one machine asks for them, with the real links of real mails; afterwards the log must hold
 * every one of them.
 */
final class Track {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Track() {}

    static void main(String[] args) throws Exception {
        int requests = args.length > 0 ? Integer.parseInt(args[0]) : 60_000;
        String database = args.length > 1 ? args[1] : "h2";
        int contacts = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        int perSecond = args.length > 3 ? Integer.parseInt(args[3]) : 0;
        Path directory = Files.createTempDirectory("postrider-track");
        BenchPostgres postgres = database.equals("h2") ? null : new BenchPostgres();
        String url = postgres == null ? "jdbc:h2:file:" + directory.resolve("books") : postgres.database("track");
        String user = postgres == null ? "postrider" : "postgres";
        try (LinkSink sink = new LinkSink()) {
            ServerProcess server = new ServerProcess(
                    directory,
                    Map.of(
                            "POSTRIDER_DATABASE_URL", url,
                            "POSTRIDER_DATABASE_USERNAME", user,
                            "POSTRIDER_SMTP_URL", sink.url()));
            try {
                server.start();
                measure(server, sink, requests, contacts, perSecond);
            } finally {
                server.stop();
            }
            books(url, user, requests / 2 + ROUNDS * requests);
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    private static void measure(ServerProcess server, LinkSink sink, int requests, int contacts, int perSecond)
            throws Exception {
        subscribe(server, contacts);
        List<String> paths = paths(sink, contacts);
        System.out.printf(
                "%ntrack: server %d, %d mails, %d links and pixels, %d connections, load before %.1f%n",
                server.pid(), sink.mails().size(), paths.size(), CONNECTIONS, load());
        Readers readers = new Readers(server.port(), paths);
        readers.ask(requests / 2, CONNECTIONS, perSecond);
        for (int round = 1; round <= ROUNDS; round++) {
            Duration before = server.cpu();
            Readers.Result result = readers.ask(requests, CONNECTIONS, perSecond);
            print(round, result, server.cpu().minus(before).toNanos() / 1_000 / requests);
        }
    }

    private static void subscribe(ServerProcess server, int contacts) throws Exception {
        for (int i = 0; i < contacts; i++) {
            Map<String, Object> proof =
                    Map.of("source", "track bench", "at", Instant.now().toString());
            Map<String, Object> consent = Map.of("purpose", "newsletter", "status", "granted", "proof", proof);
            server.post("/api/contacts", Map.of("email", "track" + i + "@example.org", "consents", List.of(consent)));
        }
    }

    /** Waits for everybody's first mail. @return its links and pixels, well mixed, half of them pixels */
    private static List<String> paths(LinkSink sink, int mails) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (sink.mails().size() < mails && Instant.now().isBefore(deadline)) {
            Thread.sleep(200);
        }
        List<String> paths = new ArrayList<>();
        for (List<String> mail : sink.mails()) {
            for (String link : mail.subList(0, mail.size() - 1)) {
                paths.add(link);
                paths.add(mail.get(mail.size() - 1));
            }
        }
        Collections.shuffle(paths, new Random(7));
        return paths;
    }

    /** The server's processor time per request is what stays true on a busy machine. */
    private static void print(int round, Readers.Result result, long micros) {
        System.out.printf(
                "  round %d   %,7.0f requests/s   p50 %.1f ms   p99 %.1f ms   worst %.0f ms   server %d us/request   load %.1f%n",
                round,
                result.perSecond(),
                result.percentile(0.5) / 1e3,
                result.percentile(0.99) / 1e3,
                result.percentile(1) / 1e3,
                micros,
                load());
    }

    private static void books(String url, String user, int asked) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, "");
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from event_log where name in ('email.opened', 'email.clicked')")) {
            rows.next();
            long logged = rows.getLong(1);
            System.out.printf(
                    "  asked %,d   in the log %,d   %s%n",
                    asked, logged, asked == logged ? "balanced" : "NOT BALANCED");
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
