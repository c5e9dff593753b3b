package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.delivery.feedback.Feedback.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Postmark: one event in a report, without a signature; it comes with a login (HTTP basic) that it was told. */
@Component
class Postmark implements Provider {

    private static final Set<String> WANTED = Set.of("Bounce", "SpamComplaint", "Delivery", "SubscriptionChange");
    private static final Set<String> IGNORED = Set.of("Open", "Click", "Inbound", "SMTPApiError");

    private final WebhookSettings settings;
    private final Json json;

    Postmark(WebhookSettings settings, Json json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return "postmark";
    }

    @Override
    public boolean on() {
        return !settings.postmarkLogins().isEmpty();
    }

    @Override
    public Report open(Call call) {
        if (!Secrets.isOneOf(login(call.header().apply("Authorization")), settings.postmarkLogins())) {
            throw CallRefused.forged("the login is not the one Postmark was told");
        }
        JsonNode event = json.parse(call.body());
        if (!event.isObject()) {
            throw CallRefused.malformed("the body is not an event");
        }
        List<String> traces = List.of(event.at("/Metadata/mail").asText());
        return new Report(null, List.of(new Notice(id(event), traces, event)));
    }

    @Override
    public Interest interest(JsonNode event) {
        String type = event.path("RecordType").asText();
        return WANTED.contains(type) ? Interest.WANTED : IGNORED.contains(type) ? Interest.IGNORED : Interest.UNKNOWN;
    }

    @Override
    public Optional<Reading> read(JsonNode event) {
        return switch (event.path("RecordType").asText()) {
            case "Delivery" -> reading(Kind.DELIVERED, event, "DeliveredAt");
            case "SpamComplaint" -> reading(Kind.COMPLAINT, event, "BouncedAt");
            case "SubscriptionChange" -> reading(changed(event), event, "ChangedAt");
            case "Bounce" -> reading(bounce(event), event, "BouncedAt");
            default -> throw new Undigestible("its type is unknown");
        };
    }

    private static Optional<Reading> reading(Kind kind, JsonNode event, String when) {
        Instant at = Reading.instant(event.path(when));
        return Optional.ofNullable(kind)
                .map(it -> Reading.of(it, "", event.path("Details").asText(), at));
    }

    /** She was put on Postmark's list, or taken off it, which changes nothing here. */
    private static Kind changed(JsonNode event) {
        if (!event.path("SuppressSending").asBoolean()) {
            return null;
        }
        return switch (event.path("SuppressionReason").asText()) {
            case "HardBounce" -> Kind.HARD_BOUNCE;
            case "SpamComplaint" -> Kind.COMPLAINT;
            default -> Kind.UNSUBSCRIBED;
        };
    }

    /** Postmark's table of bounce types. Inactive: it will not even try again, whatever the cause was. */
    private static Kind bounce(JsonNode event) {
        Kind soft = event.path("Inactive").asBoolean() ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE;
        return switch (event.path("TypeCode").asInt()) {
            // HardBounce, BadEmailAddress, ManuallyDeactivated.
            case 1, 100_000, 100_002 -> Kind.HARD_BOUNCE;
            // Unsubscribe.
            case 16 -> Kind.UNSUBSCRIBED;
            // AutoResponder, AddressChange.
            case 64, 128 -> Kind.AUTO_REPLY;
            // SpamComplaint.
            case 100_001 -> Kind.COMPLAINT;
            // Transient, DnsError, SpamNotification, Unknown, SoftBounce, VirusNotification, ChallengeVerification.
            case 2, 256, 512, 2_048, 4_096, 8_192, 16_384 -> soft;
            // Unconfirmed, Blocked, SMTPApiError, DMARCPolicy, TemplateRenderingFailed.
            case 100_003, 100_006, 100_007, 100_009, 100_010 -> soft;
            // Subscribe, OpenRelayTest, InboundError: not about a mail of ours.
            case 32, 1_024, 100_008 -> null;
            default -> throw new Undigestible("its bounce type is unknown");
        };
    }

    /** Bounces and complaints have an id; what else happens to a message happens once, or at a time of its own. */
    private static String id(JsonNode event) {
        String own = event.path("ID").asText(event.path("MessageID").asText());
        return own.isEmpty()
                ? ""
                : event.path("RecordType").asText() + ":" + own + ":"
                        + event.path("ChangedAt").asText();
    }

    private static String login(String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw CallRefused.forged("without a login");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(header.substring(6).strip());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CallRefused.forged("the login is not base64");
        }
    }
}
