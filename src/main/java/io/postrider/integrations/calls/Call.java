package io.postrider.integrations.calls;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A question to somebody else's server.
 *
 * @param body null: none
 * @param type the media type of the body
 */
public record Call(String method, URI url, Map<String, String> headers, String body, String type) {

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(String url) {
        return new Call("GET", URI.create(url), Map.of(), null, null);
    }

    /** With a body of JSON. @param method {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE} */
    public static Call json(String method, String url, String body) {
        return new Call(method, URI.create(url), Map.of(), body, "application/json");
    }

    public Call with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Call(method, url, all, body, type);
    }

    public Call bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** RFC 7617. */
    public Call basic(String user, String password) {
        String both = user + ":" + password;
        return with(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    /** Without headers and query, for a log: secrets stand in either. */
    @Override
    public String toString() {
        return method + " " + url.getHost() + url.getPath();
    }
}
