package io.postrider.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Kills the server with signal 9 while enrolments drain, restarts it, and checks the books: who was accepted must have every
 * mail of the series once.
 */
final class KillNine {

    private static final String JOURNEY = "/api/journeys/welcome-series/enrolments";
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private KillNine() {}

    static void main(String[] args) throws Exception {
        String database = args.length > 0 ? args[0] : "h2";
        int contacts = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        int kills = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Path directory = Files.createTempDirectory("postrider-kill");
        BenchPostgres postgres = database.equals("h2") ? null : new BenchPostgres();
        String url = postgres == null ? "jdbc:h2:file:" + directory.resolve("books") : postgres.database("kill");
        String user = postgres == null ? "postrider" : "postgres";
        try (RecordingSink sink = new RecordingSink()) {
            ServerProcess server = new ServerProcess(
                    directory,
                    Map.of(
                            "POSTRIDER_DATABASE_URL",
                            url,
                            "POSTRIDER_DATABASE_USERNAME",
                            user,
                            "POSTRIDER_SMTP_URL",
                            sink.url(),
                            "POSTRIDER_TIME_LAPSE",
                            "4"));
            server.start();
            List<String> accepted = signUp(server, contacts);
            List<Duration> restarts = killAndRestart(server, kills);
            Map<String, Integer> states = awaitTheEnd(server, accepted.size());
            server.stop();
            KillBooks.read(url, user, sink).print(database, accepted.size(), kills, restarts, states);
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    private static List<String> signUp(ServerProcess server, int contacts) throws Exception {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            Map<String, Object> proof =
                    Map.of("source", "kill bench", "at", Instant.now().toString());
            Map<String, Object> consent = Map.of("purpose", "newsletter", "status", "granted", "proof", proof);
            accepted.add(server.post(
                            "/api/contacts", Map.of("email", "kill" + i + "@example.org", "consents", List.of(consent)))
                    .get("id")
                    .asText());
        }
        return accepted;
    }

    private static List<Duration> killAndRestart(ServerProcess server, int kills) throws Exception {
        Random moments = new Random(9);
        List<Duration> restarts = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            Thread.sleep(500 + moments.nextInt(4_000));
            server.kill();
            restarts.add(server.start());
        }
        return restarts;
    }

    /** Waits until nobody is on the way any more. @return enrolments by state */
    private static Map<String, Integer> awaitTheEnd(ServerProcess server, int expected) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        Map<String, Integer> states;
        do {
            Thread.sleep(2_000);
            states = statesOf(server);
        } while ((states.containsKey("running")
                        || states.values().stream().mapToInt(Integer::intValue).sum() < expected)
                && Instant.now().isBefore(deadline));
        // The last mails may still wait for her morning: two business days.
        Thread.sleep(10_000);
        return states;
    }

    private static Map<String, Integer> statesOf(ServerProcess server) throws Exception {
        Map<String, Integer> states = new HashMap<>();
        String after = "";
        do {
            JsonNode page = server.get(JOURNEY + "?limit=100" + (after.isEmpty() ? "" : "&after=" + after));
            page.get("items").forEach(item -> states.merge(item.get("state").asText(), 1, Integer::sum));
            after = page.get("next").isNull() ? "" : page.get("next").asText();
        } while (!after.isEmpty());
        return states;
    }
}
