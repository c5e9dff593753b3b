package io.postrider.delivery.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.springframework.stereotype.Component;

/** Amazon itself, with the authorities this Java trusts; redirects are not followed and answers are small. */
@Component
class AmazonOverHttps implements Amazon {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public byte[] get(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] content = body.readNBytes(LARGEST + 1);
                if (answer.statusCode() != 200 || content.length > LARGEST) {
                    throw new IOException("answered " + answer.statusCode());
                }
                return content;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while asking Amazon");
        }
    }

    @Override
    public Set<TrustAnchor> anchors() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .flatMap(it -> it instanceof X509TrustManager trust
                            ? Arrays.stream(trust.getAcceptedIssuers())
                            : Stream.empty())
                    .map(it -> new TrustAnchor(it, null))
                    .collect(Collectors.toSet());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no trust store", e);
        }
    }
}
