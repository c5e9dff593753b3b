package io.postrider.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Kills a server that sends a campaign at full speed with signal 9, again and again, and checks the books afterwards. */
final class KillSending {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private KillSending() {}

    static void main(String[] args) throws Exception {
        String database = args.length > 0 ? args[0] : "h2";
        int mails = args.length > 1 ? Integer.parseInt(args[1]) : 50_000;
        int kills = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        Path directory = Files.createTempDirectory("postrider-kill");
        BenchPostgres postgres = database.equals("h2") ? null : new BenchPostgres();
        String url = postgres == null ? "jdbc:h2:file:" + directory.resolve("books") : postgres.database("kill");
        String user = postgres == null ? "postrider" : "postgres";
        try (RecordingSink sink = new RecordingSink()) {
            ServerProcess server = new ServerProcess(directory, settings(url, user, sink.url()));
            server.start();
            server.stop();
            Seeds.letters(url, user, mails);
            List<Duration> restarts = new ArrayList<>();
            restarts.add(server.start());
            Random moments = new Random();
            int perLife = Math.max(1, mails / (kills + 1));
            for (int i = 0; i < kills; i++) {
                // At a random moment of each life's share, so that there is always something in the air.
                int until = sink.messages() + 1 + moments.nextInt(perLife);
                await(() -> sink.messages() >= until, Duration.ofMinutes(2));
                server.kill();
                restarts.add(server.start());
            }
            await(() -> waiting(server) == 0, PATIENCE);
            server.stop();
            KillBooks.read(url, user, sink).print(database, mails, kills, restarts, Map.of());
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    static Map<String, String> settings(String url, String user, String sink) {
        Map<String, String> settings = new HashMap<>();
        settings.put("POSTRIDER_DATABASE_URL", url);
        settings.put("POSTRIDER_DATABASE_USERNAME", user);
        settings.put("POSTRIDER_SMTP_URL", sink);
        settings.put("POSTRIDER_DNS_ENABLED", "false");
        // Whatever hour it is.
        settings.put("POSTRIDER_DELIVERY_WINDOW_START", "00:00");
        settings.put("POSTRIDER_DELIVERY_WINDOW_END", "23:59:59");
        return settings;
    }

    /** Mails that will still be tried. */
    static int waiting(ServerProcess server) throws Exception {
        int waiting = 0;
        for (String state : List.of("pending", "deferred", "held", "claimed")) {
            waiting += server.get("/api/mails?state=" + state + "&limit=1")
                    .get("items")
                    .size();
        }
        return waiting;
    }

    /** Something that comes true. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(Condition condition, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                System.out.println("  (not within " + patience + ")");
                return;
            }
            Thread.sleep(20);
        }
    }
}
