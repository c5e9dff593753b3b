package io.postrider.integrations.audiences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postrider.integrations.calls.Answer;
import io.postrider.integrations.calls.Call;
import io.postrider.integrations.calls.Calls;
import io.postrider.integrations.connections.ConnectionKind;
import io.postrider.integrations.connections.Later;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Refused;
import io.postrider.integrations.connections.Task;
import io.postrider.segments.Segments;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A Custom Audience of Meta (Facebook, Instagram), told by the Marketing API v25.0: {@code POST} and {@code DELETE} on
 * {@code /{audience}/users} with the schema EMAIL_SHA256, at most 10,000 at once (developers.facebook.com, "Custom Audience Users").
 */
@Component
class MetaAudience implements ConnectionKind, AdPlatform {

    /** The token has ended, was taken back, or may not do this. */
    private static final Set<Integer> NOT_LET_IN = Set.of(10, 102, 190, 200, 294, 2_650);

    /** Too many calls of the app, the user or the account. */
    private static final Set<Integer> TOO_MANY = Set.of(1, 2, 4, 17, 32, 613, 80_003);

    private final Calls calls;
    private final ObjectMapper mapper;
    private final List<Task> tasks;

    MetaAudience(Calls calls, ObjectMapper mapper, AudienceTable table, Allowed allowed, Segments segments) {
        this.calls = calls;
        this.mapper = mapper;
        this.tasks = List.of(new AudienceTask(this, table, allowed, segments));
    }

    @Override
    public String name() {
        return "meta-audience";
    }

    @Override
    public String title() {
        return "Meta Custom Audience";
    }

    @Override
    public String summary() {
        return "The people of a segment who agreed to advertising elsewhere, as hashes, every hour only what has changed.";
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.shown("segment", "Key of the segment", "Such as vip.", "[a-z0-9-]{1,60}"),
                Part.shown("audience", "Id of the Custom Audience", "Ads Manager, Audiences.", "\\d{3,30}"),
                Part.secret(
                        "token",
                        "Access token",
                        "Of a system user with ads_management; Business settings, System users.",
                        "[A-Za-z0-9_|.-]{20,1000}"),
                Part.choice(
                        "address",
                        "Address of the API",
                        null,
                        "https?://[A-Za-z0-9.:-]+",
                        "https://graph.facebook.com"));
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void check(Reach reach) {
        read(calls.ask(
                Call.get(address(reach) + "?fields=name,operation_status").bearer(reach.get("token"))));
    }

    /** Without blanks around it, in small letters (developers.facebook.com, "Hashing and Normalization"). */
    @Override
    public String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public int tell(Reach reach, List<String> hashes, boolean add) {
        ObjectNode payload = mapper.createObjectNode().put("schema", "EMAIL_SHA256");
        hashes.forEach(payload.putArray("data")::add);
        String body = mapper.createObjectNode().set("payload", payload).toString();
        Call call = Call.json(add ? "POST" : "DELETE", address(reach) + "/users", body)
                .bearer(reach.get("token"));
        return read(calls.ask(call)).path("num_invalid_entries").asInt(0);
    }

    private static String address(Reach reach) {
        return reach.get("address") + "/v25.0/" + reach.get("audience");
    }

    /** An error is told in the body, with a number of its own. */
    private JsonNode read(Answer answer) {
        JsonNode told = json(answer);
        JsonNode error = told.path("error");
        if (answer.ok() && error.isMissingNode()) {
            return told;
        }
        int code = error.path("code").asInt(0);
        if (TOO_MANY.contains(code) || answer.later()) {
            throw Later.because(answer);
        }
        if (NOT_LET_IN.contains(code)) {
            throw new Refused("Meta does not let us in (error " + code + "): make a new token with ads_management.");
        }
        throw new Refused("Meta refused it (error " + code + "): "
                + error.path("error_user_title").asText("look at the id of the audience") + ".");
    }

    private JsonNode json(Answer answer) {
        try {
            return mapper.readTree(answer.body());
        } catch (IOException e) {
            return mapper.createObjectNode();
        }
    }
}
