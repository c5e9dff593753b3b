package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.delivery.feedback.Feedback.Kind;
import io.postrider.time.MachineTime;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** SendGrid: thousands of events in one report, signed by ECDSA P-256 over the time and the very bytes. */
@Component
class SendGrid implements Provider {

    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";
    private static final Set<String> WANTED =
            Set.of("delivered", "bounce", "dropped", "spamreport", "unsubscribe", "group_unsubscribe");

    /** Deferred is not the end: SendGrid tries again and says how it went. */
    private static final Set<String> IGNORED =
            Set.of("processed", "deferred", "open", "click", "group_resubscribe", "account_status_change");

    /** Bounces whose cause is not her address. */
    private static final Set<String> NOT_HER = Set.of(
            "content",
            "reputation",
            "frequency or volume too high",
            "frequency/volume",
            "mailbox unavailable",
            "technical failure");

    private final List<PublicKey> keys;
    private final WebhookSettings settings;
    private final Json json;
    private final MachineTime time;

    SendGrid(WebhookSettings settings, Json json, MachineTime time) {
        this.keys = settings.sendgridKeys().stream().map(SendGrid::key).toList();
        this.settings = settings;
        this.json = json;
        this.time = time;
    }

    @Override
    public String name() {
        return "sendgrid";
    }

    @Override
    public boolean on() {
        return !keys.isEmpty();
    }

    @Override
    public Report open(Call call) {
        String timestamp = call.header().apply(TIMESTAMP);
        Instant signed = Json.seconds(timestamp);
        byte[] signature = decoded(call.header().apply(SIGNATURE));
        if (keys.stream().noneMatch(key -> genuine(key, signature, timestamp, call.body()))) {
            throw CallRefused.forged("the signature is not SendGrid's");
        }
        Json.requireAge(signed, time.now(), settings.maxAge());
        JsonNode events = json.parse(call.body());
        if (!events.isArray()) {
            throw CallRefused.malformed("the body is not a list of events");
        }
        List<Notice> notices = new ArrayList<>();
        for (JsonNode event : events) {
            String id = event.path("sg_event_id").asText();
            List<String> traces =
                    List.of(event.path("smtp-id").asText(), event.path("mail").asText());
            notices.add(new Notice(id, traces, event));
        }
        return new Report(null, notices);
    }

    @Override
    public Interest interest(JsonNode event) {
        String type = event.path("event").asText();
        return WANTED.contains(type) ? Interest.WANTED : IGNORED.contains(type) ? Interest.IGNORED : Interest.UNKNOWN;
    }

    @Override
    public Optional<Reading> read(JsonNode event) {
        Kind kind =
                switch (event.path("event").asText()) {
                    case "delivered" -> Kind.DELIVERED;
                    case "bounce" -> bounce(event);
                    case "dropped" -> dropped(event.path("reason").asText());
                    case "spamreport" -> Kind.COMPLAINT;
                    case "unsubscribe", "group_unsubscribe" -> Kind.UNSUBSCRIBED;
                    default -> throw new Undigestible("its type is unknown");
                };
        String words = event.path("reason").asText(event.path("response").asText());
        Instant at = Reading.seconds(event.path("timestamp"));
        return Optional.of(Reading.of(kind, event.path("status").asText(), words, at));
    }

    private static Kind bounce(JsonNode event) {
        String cause = event.path("bounce_classification").asText().toLowerCase();
        boolean blocked = event.path("type").asText().equals("blocked");
        boolean policy = Reading.refusedByPolicy(event.path("status").asText());
        return blocked || policy || NOT_HER.contains(cause) ? Kind.SOFT_BOUNCE : Kind.HARD_BOUNCE;
    }

    /** Not even tried: SendGrid keeps lists of its own, and this says on which one she stands. */
    private static Kind dropped(String reason) {
        return switch (reason.toLowerCase()) {
            case "bounced address", "invalid" -> Kind.HARD_BOUNCE;
            case "spam reporting address" -> Kind.COMPLAINT;
            case "unsubscribed address", "unsubscribed group address" -> Kind.UNSUBSCRIBED;
            default -> Kind.SOFT_BOUNCE;
        };
    }

    private static boolean genuine(PublicKey key, byte[] given, String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            signature.update(body);
            return signature.verify(given);
        } catch (GeneralSecurityException notEvenOne) {
            return false;
        }
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature == null ? "" : signature.strip());
        } catch (IllegalArgumentException e) {
            throw CallRefused.forged("the signature is not base64");
        }
    }

    private static PublicKey key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("-----[A-Z ]+-----|\\s", ""));
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
            if (((ECPublicKey) key).getParams().getOrder().bitLength() == 256) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Said below, in the words of the setting.
        }
        throw new IllegalArgumentException(
                "postrider.webhooks.sendgrid-keys must be the verification keys SendGrid shows: P-256, in base64");
    }
}
