package io.postrider.integrations.audiences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postrider.integrations.calls.Answer;
import io.postrider.integrations.calls.Call;
import io.postrider.integrations.calls.Calls;
import io.postrider.integrations.connections.Asked;
import io.postrider.integrations.connections.ConnectionKind;
import io.postrider.integrations.connections.Later;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Refused;
import io.postrider.integrations.connections.Task;
import io.postrider.segments.Segments;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A Customer Match audience of Google Ads, told by the Data Manager API v1: {@code audienceMembers:ingest} and {@code :remove}, with the
 * consent signals of the Digital Markets Act (developers.google.com/data-manager). A page needs a fresh access token (RFC 6749 section 6).
 */
@Component
class GoogleAudience implements ConnectionKind, AdPlatform {

    private static final int BAD_REQUEST = 400;

    private final Calls calls;
    private final ObjectMapper mapper;
    private final List<Task> tasks;

    GoogleAudience(Calls calls, ObjectMapper mapper, AudienceTable table, Allowed allowed, Segments segments) {
        this.calls = calls;
        this.mapper = mapper;
        this.tasks = List.of(new AudienceTask(this, table, allowed, segments));
    }

    @Override
    public String name() {
        return "google-audience";
    }

    @Override
    public String title() {
        return "Google Customer Match";
    }

    @Override
    public String summary() {
        return "The people of a segment who agreed to advertising elsewhere, as hashes, every hour only what has changed.";
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.shown("segment", "Key of the segment", "Such as vip.", "[a-z0-9-]{1,60}"),
                Part.shown("account", "Customer id of Google Ads", "Ten digits, without hyphens.", "\\d{10}"),
                Part.shown("audience", "Id of the audience", "Audience manager, Your data segments.", "\\d{3,30}"),
                Part.shown("client", "OAuth client id", null, "[A-Za-z0-9._-]{10,200}"),
                Part.secret("clientSecret", "OAuth client secret", null, "\\S{10,200}"),
                Part.secret(
                        "refreshToken",
                        "OAuth refresh token",
                        "With the scope https://www.googleapis.com/auth/datamanager.",
                        "\\S{10,1000}"),
                Part.choice(
                        "address",
                        "Address of the API",
                        null,
                        "https?://[A-Za-z0-9.:-]+",
                        "https://datamanager.googleapis.com"),
                Part.choice(
                        "tokens",
                        "Address of the tokens",
                        null,
                        "https?://[A-Za-z0-9.:-]+",
                        "https://oauth2.googleapis.com"));
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void check(Reach reach) {
        token(reach);
    }

    /**
     * Without blanks, in small letters; before gmail.com and googlemail.com without dots and what follows a plus
     * (developers.google.com/data-manager, "Format user data").
     */
    @Override
    public String normalised(String email) {
        String plain = email.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        String domain = plain.substring(at + 1);
        if (!domain.equals("gmail.com") && !domain.equals("googlemail.com")) {
            return plain;
        }
        String local = plain.substring(0, at).replace(".", "");
        return (local.contains("+") ? local.substring(0, local.indexOf('+')) : local) + "@" + domain;
    }

    @Override
    public int tell(Reach reach, List<String> hashes, boolean add) {
        ObjectNode body = mapper.createObjectNode();
        ObjectNode destination = body.putArray("destinations").addObject();
        destination
                .putObject("operatingAccount")
                .put("accountType", "GOOGLE_ADS")
                .put("accountId", reach.get("account"));
        destination.put("productDestinationId", reach.get("audience"));
        ArrayNode members = body.putArray("audienceMembers");
        hashes.forEach(hash -> members.addObject()
                .putObject("userData")
                .putArray("userIdentifiers")
                .addObject()
                .put("emailAddress", hash));
        if (add) {
            body.putObject("consent").put("adUserData", "CONSENT_GRANTED").put("adPersonalization", "CONSENT_GRANTED");
            body.putObject("termsOfService").put("customerMatchTermsOfServiceStatus", "ACCEPTED");
        }
        body.put("encoding", "HEX");
        String path = "/v1/audienceMembers:" + (add ? "ingest" : "remove");
        Answer answer = calls.ask(
                Call.json("POST", reach.get("address") + path, body.toString()).bearer(token(reach)));
        Asked.json(answer, title(), "look at the account, the audience and the scope of the refresh token");
        return 0;
    }

    private String token(Reach reach) {
        String form = form(Map.of(
                "grant_type", "refresh_token",
                "client_id", reach.get("client"),
                "client_secret", reach.get("clientSecret"),
                "refresh_token", reach.get("refreshToken")));
        Answer answer = calls.ask(new Call(
                "POST",
                URI.create(reach.get("tokens") + "/token"),
                Map.of(),
                form,
                "application/x-www-form-urlencoded"));
        if (answer.later()) {
            throw Later.because(answer);
        }
        if (answer.status() == BAD_REQUEST) {
            throw new Refused("Google does not let us in: make a new refresh token for this client.");
        }
        JsonNode told = Asked.json(answer, title(), "make a new refresh token for this client");
        return told.path("access_token").asText();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.joining("&"));
    }
}
