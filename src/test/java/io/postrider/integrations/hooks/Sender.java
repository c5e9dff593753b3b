package io.postrider.integrations.hooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** A shop that tells something over the wire, signed as Shopify signs. */
record Sender(String root, String secret) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @return the status it was answered with */
    int shopify(String topic, String body) {
        return shopify(topic, body, UUID.randomUUID().toString());
    }

    int shopify(String topic, String body, String id) {
        String signature =
                Base64.getEncoder().encodeToString(Signature.hmac(secret, body.getBytes(StandardCharsets.UTF_8)));
        return post(
                "/hooks/shopify",
                body,
                "X-Shopify-Topic",
                topic,
                "X-Shopify-Hmac-Sha256",
                signature,
                "X-Shopify-Webhook-Id",
                id);
    }

    int post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
