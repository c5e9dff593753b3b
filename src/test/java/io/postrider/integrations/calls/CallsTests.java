package io.postrider.integrations.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Others are asked on our terms. */
class CallsTests {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Calls calls = new Calls(new CallSettings(true, PATIENCE, DataSize.ofKilobytes(64)));
    private HttpServer other;
    private String url;

    @BeforeEach
    void somebodyElse() throws IOException {
        other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.setExecutor(Executors.newCachedThreadPool());
        other.start();
        url = "http://127.0.0.1:" + other.getAddress().getPort();
    }

    @AfterEach
    void gone() throws IOException {
        other.stop(0);
        calls.close();
    }

    @Test
    void tellsWhatTheySaidAndHowLongToWait() {
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "2.5");
            String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String who = exchange.getRequestHeaders().getFirst("Authorization");
            said(exchange, 429, told + who);
        });
        Answer answer =
                calls.ask(Call.json("POST", url + "/orders", "{\"é\":1} ").bearer("t0p"));
        assertThat(answer.body()).isEqualTo("{\"é\":1} Bearer t0p");
        assertThat(answer.ok()).isFalse();
        assertThat(answer.later()).isTrue();
        assertThat(answer.pause()).contains(Duration.ofMillis(2_500));
    }

    @Test
    void doesNotFollowARedirect() {
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            said(exchange, 302, "");
        });
        assertThat(calls.ask(Call.get(url)).status()).isEqualTo(302);
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(new byte[1_024]);
            }
        });
        assertThatThrownBy(() -> calls.ask(Call.get(url)))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("larger than 65536 bytes");
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForAndNoSecretIsTold() {
        other.createContext("/", exchange -> {});
        Call call = Call.get(url + "/orders?key=s3cret").bearer("t0p");
        assertThatThrownBy(() -> calls.ask(call))
                .isInstanceOf(NoAnswer.class)
                .hasMessage("127.0.0.1 did not answer: SocketTimeoutException.");
        assertThat(call).hasToString("GET 127.0.0.1/orders");
    }

    @Test
    void ourOwnNetworkIsNotAskedAndNothingWithoutTls() {
        Calls strict = new Calls(new CallSettings(false, PATIENCE, DataSize.ofKilobytes(64)));
        assertThatThrownBy(() -> strict.ask(Call.get("https://127.0.0.1:1/"))).hasMessageContaining("private network");
        assertThatThrownBy(() -> strict.ask(Call.get("http://shop.example/"))).hasMessage("Not called: only https is.");
    }

    private static void said(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
