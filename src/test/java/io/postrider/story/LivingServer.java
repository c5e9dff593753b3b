package io.postrider.story;

import static org.awaitility.Awaitility.await;

import io.postrider.support.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Postrider as its operator runs it: a process of its own, set up by environment variables, with its workers at work. */
final class LivingServer implements AutoCloseable {

    static final String API_KEY = "story-key-0123456789abcdef";
    static final String PASSWORD = "story-password-0123456789";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Path log;
    private final String url;

    private LivingServer(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** Starts a server and returns when it says that it is healthy. @param secondsPerDay of its time lapse */
    static LivingServer start(String name, int secondsPerDay, Map<String, String> settings) {
        Path data = TestDatabase.directory();
        Path log = Path.of("target", "story-" + name + ".log").toAbsolutePath();
        int port = freePort();
        String url = "http://localhost:" + port;
        Map<String, String> environment = new HashMap<>(Map.of(
                "SERVER_PORT",
                "" + port,
                "POSTRIDER_PUBLIC_URL",
                url,
                "POSTRIDER_DATA_DIRECTORY",
                data.toString(),
                "POSTRIDER_API_KEY",
                API_KEY,
                "POSTRIDER_ADMIN_PASSWORD",
                PASSWORD,
                "POSTRIDER_TIME_LAPSE",
                "" + secondsPerDay));
        environment.putAll(settings);
        LivingServer server = new LivingServer(launch(data, log, environment), log, url);
        try {
            await("server " + name + " (see " + log + ")")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .failFast("it ended, see " + log, () -> !server.process.isAlive())
                    .until(() -> Http.anonymous(url).statusOf("/actuator/health") == 200);
            return server;
        } catch (RuntimeException neverHealthy) {
            server.close();
            throw neverHealthy;
        }
    }

    String url() {
        return url;
    }

    boolean runs() {
        return process.isAlive();
    }

    /** What it wrote to its log so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path directory, Path log, Map<String, String> environment) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productClasspath(),
                "io.postrider.PostriderApplication");
        builder.environment().keySet().removeIf(name -> name.startsWith("POSTRIDER_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        // Not the clone's directory: the product must run from anywhere.
        builder.directory(directory.toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything but the tests' own classes, whose movable clock and quiet log are not for real servers. */
    private static String productClasspath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*[/\\\\](test|bench)-classes[/\\\\]?"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
