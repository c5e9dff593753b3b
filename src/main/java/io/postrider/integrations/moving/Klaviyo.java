package io.postrider.integrations.moving;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ImportRows;
import io.postrider.integrations.calls.Call;
import io.postrider.integrations.calls.Calls;
import io.postrider.integrations.connections.Asked;
import io.postrider.integrations.connections.ConnectionKind;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Refused;
import io.postrider.integrations.connections.Task;
import java.util.List;
import org.springframework.stereotype.Component;

/** Klaviyo, to move in from, asked by its API (developers.klaviyo.com, revision 2024-10-15). */
@Component
class Klaviyo implements ConnectionKind {

    private static final String REVISION = "2024-10-15";

    private final Calls calls;
    private final List<Task> tasks;

    Klaviyo(Calls calls, ImportRows imports, KlaviyoProfiles profiles) {
        this.calls = calls;
        this.tasks = List.of(new MovingIn(this, imports, profiles));
    }

    @Override
    public String name() {
        return "klaviyo";
    }

    @Override
    public String title() {
        return "Klaviyo";
    }

    @Override
    public String summary() {
        return "Moves in: who must not be mailed, then every profile with her consent and its date, then the lists as tags. Nothing is sent.";
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.secret(
                        "key",
                        "Private API key",
                        "Settings, API keys: a private key that may read profiles and lists; it begins with pk_.",
                        "pk_[A-Za-z0-9_]{10,100}"),
                Part.choice("purpose", "Purpose of its email consents", null, "[a-z0-9-]{1,60}", "newsletter"),
                Part.choice(
                        "address", "Address of the API", null, "https?://[A-Za-z0-9.:-]+", "https://a.klaviyo.com"));
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void check(Reach reach) {
        ask(reach, "/api/lists");
    }

    /** @param what a path, or the whole address an answer gave for the next page */
    JsonNode ask(Reach reach, String what) {
        String address = reach.get("address");
        String url = what.startsWith("/") ? address + what : what;
        if (!url.startsWith(address + "/api/")) {
            throw new Refused("Klaviyo sends us to another address; the key is not taken there.");
        }
        Call call = Call.get(url)
                .with("Authorization", "Klaviyo-API-Key " + reach.get("key"))
                .with("revision", REVISION)
                .with("accept", "application/vnd.api+json");
        return Asked.json(calls.ask(call), title(), "look at the key and its scopes profiles:read and lists:read");
    }
}
