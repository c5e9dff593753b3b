package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.delivery.feedback.Feedback.Kind;
import io.postrider.time.MachineTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Mailgun: one event in a report, with an HMAC over a time and a random token only.
 *
 * <p>What is said is not signed, so a token is taken once and for minutes, and the event must name its mail by a token of ours.
 */
@Component
class Mailgun implements Provider {

    private static final Set<String> WANTED = Set.of("delivered", "failed", "unsubscribed", "complained", "rejected");
    private static final Set<String> IGNORED = Set.of("accepted", "opened", "clicked", "stored");

    private final WebhookSettings settings;
    private final Json json;
    private final MachineTime time;

    Mailgun(WebhookSettings settings, Json json, MachineTime time) {
        this.settings = settings;
        this.json = json;
        this.time = time;
    }

    @Override
    public String name() {
        return "mailgun";
    }

    @Override
    public boolean on() {
        return !settings.mailgunKeys().isEmpty();
    }

    @Override
    public Report open(Call call) {
        JsonNode body = json.parse(call.body());
        JsonNode signed = body.path("signature");
        String timestamp = signed.path("timestamp").asText();
        String token = signed.path("token").asText();
        Instant at = Json.seconds(timestamp);
        if (token.isEmpty()
                || !genuine(timestamp + token, signed.path("signature").asText())) {
            throw CallRefused.forged("the signature is not Mailgun's");
        }
        Json.requireAge(at, time.now(), settings.maxAge());
        JsonNode event = body.path("event-data");
        if (!event.isObject()) {
            throw CallRefused.malformed("the body has no event-data");
        }
        List<String> traces = List.of(
                event.at("/message/headers/message-id").asText(),
                event.at("/user-variables/mail").asText(),
                event.at("/envelope/sender").asText());
        return new Report(Secrets.id(token), List.of(new Notice(token, traces, event)));
    }

    @Override
    public Interest interest(JsonNode event) {
        String type = event.path("event").asText();
        return WANTED.contains(type) ? Interest.WANTED : IGNORED.contains(type) ? Interest.IGNORED : Interest.UNKNOWN;
    }

    @Override
    public Optional<Reading> read(JsonNode event) {
        String type = event.path("event").asText();
        boolean passing =
                type.equals("failed") && event.path("severity").asText().equals("temporary");
        Kind kind =
                switch (type) {
                    case "delivered" -> Kind.DELIVERED;
                    case "complained" -> Kind.COMPLAINT;
                    case "unsubscribed" -> Kind.UNSUBSCRIBED;
                    case "rejected" -> Kind.SOFT_BOUNCE;
                    case "failed" -> passing ? Kind.SOFT_BOUNCE : failed(event);
                    default -> throw new Undigestible("its type is unknown");
                };
        JsonNode delivery = event.path("delivery-status");
        String words = delivery.path("message").asText();
        Reading reading = Reading.of(
                kind,
                delivery.path("enhanced-code").asText(),
                words.isBlank() ? delivery.path("description").asText() : words,
                Reading.seconds(event.path("timestamp")));
        return Optional.of(passing ? reading.asPassing() : reading);
    }

    /** Permanent for Mailgun: because of the address, because of a list of its own, or because it lost patience. */
    private static Kind failed(JsonNode event) {
        if (!event.path("severity").asText().equals("permanent")) {
            throw new Undigestible("its severity is unknown");
        }
        boolean policy = Reading.refusedByPolicy(
                event.at("/delivery-status/enhanced-code").asText());
        return switch (event.path("reason").asText()) {
            case "suppress-complaint" -> Kind.COMPLAINT;
            case "suppress-unsubscribe" -> Kind.UNSUBSCRIBED;
            case "suppress-bounce" -> Kind.HARD_BOUNCE;
            case "old", "espblock", "greylisted" -> Kind.SOFT_BOUNCE;
            default -> policy ? Kind.SOFT_BOUNCE : Kind.HARD_BOUNCE;
        };
    }

    private boolean genuine(String text, String signature) {
        byte[] given;
        try {
            given = HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException notHex) {
            return false;
        }
        boolean found = false;
        for (String key : settings.mailgunKeys()) {
            found |= MessageDigest.isEqual(Secrets.hmacSha256(key, text), given);
        }
        return found;
    }
}
