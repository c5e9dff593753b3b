package io.postrider.integrations.calls;

import io.postrider.integrations.calls.CheckedNames.RefusedAddress;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
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
import org.springframework.stereotype.Component;

/**
 * Asks other people's servers, once: redirects are not followed, nothing is tried again, and an answer is read up to a limit. Who asks
 * decides what an answer means.
 */
@Component
public class Calls {

    private static final int PER_HOST = 4;

    private final CallSettings settings;
    private final CloseableHttpClient client;

    Calls(CallSettings settings) {
        this.settings = settings;
        Timeout timeout = Timeout.of(settings.timeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(settings.allowPrivate()))
                        .setMaxConnPerRoute(PER_HOST)
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

    /** @throws NoAnswer when there was none, or too much of it */
    public Answer ask(Call call) {
        if (!settings.allowPrivate() && !"https".equalsIgnoreCase(call.url().getScheme())) {
            throw new NoAnswer("Not called: only https is.", null);
        }
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.url());
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(
                    new StringEntity(call.body(), ContentType.parse(call.type()).withCharset(StandardCharsets.UTF_8)));
        }
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            return new Answer(response.getCode(), headers(response), body(response, request));
        } catch (RefusedAddress e) {
            throw new NoAnswer("Not called: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new NoAnswer(
                    call.url().getHost() + " did not answer: " + e.getClass().getSimpleName() + ".", e);
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> all = new HashMap<>();
        for (Header header : response.getHeaders()) {
            all.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return all;
    }

    private String body(ClassicHttpResponse response, HttpUriRequestBase request) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        int most = (int) settings.longestAnswer().toBytes();
        // Not closed here: closing would read an endless answer to its end.
        InputStream stream = response.getEntity().getContent();
        byte[] bytes = stream.readNBytes(most + 1);
        if (bytes.length > most) {
            request.abort();
            throw new NoAnswer("The answer of " + request.getAuthority() + " is larger than " + most + " bytes.", null);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
