package io.postrider.integrations.outbound;

import io.postrider.integrations.calls.CheckedNames;
import io.postrider.integrations.calls.CheckedNames.RefusedAddress;
import io.postrider.time.MachineTime;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes one call and says what came of it. Redirects are not followed and answers not read: only the status counts, so nobody can keep us
 * busy with a long one.
 */
@Component
class WebhookCaller {

    private static final int LONGEST_ERROR = 300;

    private final CloseableHttpClient client;
    private final MachineTime machine;

    @Autowired
    WebhookCaller(OutboundSettings settings, MachineTime machine) {
        this(new CheckedNames(settings.allowPrivate()), settings.timeout(), machine);
    }

    WebhookCaller(CheckedNames names, Duration patience, MachineTime machine) {
        Timeout timeout = Timeout.ofMilliseconds(patience.toMillis());
        this.machine = machine;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .setUserAgent("Postrider")
                .build();
    }

    /**
     * What came of a call.
     *
     * @param answer null when there was none
     * @param error a sentence; null when it was taken
     * @param pause what the other side asked us to wait; null: nothing
     */
    record Outcome(Integer answer, String error, Duration pause) {

        boolean taken() {
            return error == null;
        }
    }

    Outcome call(String url, String id, String secret, String body) {
        HttpPost post = new HttpPost(url);
        long seconds = machine.now().getEpochSecond();
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", String.valueOf(seconds));
        post.setHeader("webhook-signature", Signing.sign(secret, id, seconds, body));
        post.setHeader("Connection", "close");
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        try {
            return outcome(client.executeOpen(null, post, null), post);
        } catch (RefusedAddress e) {
            return new Outcome(null, "Not called: " + e.getMessage() + ".", null);
        } catch (IOException | RuntimeException e) {
            String why = e.getClass().getSimpleName() + ": " + e.getMessage();
            return new Outcome(null, why.length() > LONGEST_ERROR ? why.substring(0, LONGEST_ERROR) : why, null);
        }
    }

    private static Outcome outcome(ClassicHttpResponse response, HttpPost post) {
        int status = response.getCode();
        Duration pause = pause(response.getFirstHeader("Retry-After"));
        // Closing alone would read an endless answer to its end; broken off first, it does not.
        post.abort();
        try {
            response.close();
        } catch (IOException brokenOff) {
            // The status is all we wanted.
        }
        return status >= 200 && status < 300
                ? new Outcome(status, null, null)
                : new Outcome(status, "It answered " + status + ".", pause);
    }

    /** RFC 9110 10.2.3, seconds only; an hour at most. */
    private static Duration pause(Header header) {
        return Optional.ofNullable(header)
                .map(Header::getValue)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Math.min(3_600, Long.parseLong(value))))
                .orElse(null);
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
