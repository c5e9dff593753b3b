package io.postrider.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The packaged server as a process of its own, started, killed and asked as an operator would. */
final class ServerProcess {

    static final String KEY = "bench-key-0123456789abcdef";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> environment = new HashMap<>();
    private final Path log;
    private final int port;
    private Process process;

    ServerProcess(Path directory, Map<String, String> settings) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        log = directory.resolve("server.log");
        environment.put("SERVER_PORT", "" + port);
        environment.put("POSTRIDER_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("POSTRIDER_API_KEY", KEY);
        environment.put("POSTRIDER_ADMIN_PASSWORD", "bench-password-0123456789");
        environment.putAll(settings);
    }

    /** Starts the server. @return how long it took until it said it was healthy */
    Duration start() throws Exception {
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", jar().toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
        while (!healthy()) {
            if (!process.isAlive()
                    || System.nanoTime() - begin > Duration.ofSeconds(120).toNanos()) {
                throw new IllegalStateException("The server did not start, see " + log);
            }
            Thread.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    int port() {
        return port;
    }

    /** What the server has cost so far, in processor time. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    /** Processor time since its last start. */
    long cpuMillis() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    /** Holds it where it is, as if its machine stood still. */
    void pause() throws Exception {
        signal("STOP");
    }

    void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** An orderly stop. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    JsonNode post(String path, Object body) throws Exception {
        return ask(request(path).POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    JsonNode put(String path, Object body) throws Exception {
        return ask(request(path).PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    JsonNode get(String path) throws Exception {
        return ask(request(path).GET());
    }

    /** Deploys a drawing as an analyst's modeler does. */
    JsonNode deploy(String name, String content) throws Exception {
        String between = "----drawing";
        String part = "--" + between + "\r\nContent-Disposition: form-data; name=\"";
        String body = part + "deployment-name\"\r\n\r\nbench\r\n" + part + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + between + "--\r\n";
        return ask(request("/engine-rest/deployment/create")
                .setHeader("Content-Type", "multipart/form-data; boundary=" + between)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private JsonNode ask(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private boolean healthy() throws InterruptedException {
        try {
            return http.send(request("/actuator/health").GET().build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("postrider-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Package the server first"));
        }
    }
}
