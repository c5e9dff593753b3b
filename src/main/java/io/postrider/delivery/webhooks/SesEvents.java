package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.delivery.feedback.Feedback.Kind;
import java.util.Optional;
import java.util.Set;

/** What the words of Amazon SES mean, both as notifications of an identity and as events of a configuration set. */
final class SesEvents {

    private static final Set<String> WANTED = Set.of("Bounce", "Complaint", "Delivery", "Reject", "Subscription");

    /** A delay is not the end: SES tries again and says how it went. */
    private static final Set<String> IGNORED =
            Set.of("Send", "Open", "Click", "DeliveryDelay", "Rendering Failure", "AmazonSnsSubscriptionSucceeded");

    /** Permanent or not, these are about what we sent. */
    private static final Set<String> ABOUT_CONTENT = Set.of("ContentRejected", "AttachmentRejected", "MessageTooLarge");

    /** SES did not even try, because the address bounced or complained before. */
    private static final Set<String> ON_A_LIST = Set.of("Suppressed", "OnAccountSuppressionList");

    private SesEvents() {}

    static Provider.Interest interest(JsonNode event) {
        String type = type(event);
        return WANTED.contains(type)
                ? Provider.Interest.WANTED
                : IGNORED.contains(type) ? Provider.Interest.IGNORED : Provider.Interest.UNKNOWN;
    }

    static Optional<Reading> read(JsonNode event) {
        return switch (type(event)) {
            case "Bounce" -> Optional.of(bounce(event.path("bounce")));
            case "Complaint" -> complaint(event.path("complaint"));
            case "Delivery" -> {
                JsonNode delivery = event.path("delivery");
                yield Optional.of(Reading.of(
                        Kind.DELIVERED,
                        "",
                        delivery.path("smtpResponse").asText(),
                        Reading.instant(delivery.path("timestamp"))));
            }
            // A virus in what we sent; her address is as good as before.
            case "Reject" ->
                Optional.of(Reading.of(
                        Kind.SOFT_BOUNCE,
                        "",
                        event.at("/reject/reason").asText(),
                        Reading.instant(event.at("/mail/timestamp"))));
            case "Subscription" -> unsubscribed(event.path("subscription"));
            default -> throw new Undigestible("its type is unknown");
        };
    }

    private static Reading bounce(JsonNode bounce) {
        String subtype = bounce.path("bounceSubType").asText();
        JsonNode recipient = bounce.path("bouncedRecipients").path(0);
        String status = recipient.path("status").asText();
        boolean permanent =
                switch (bounce.path("bounceType").asText()) {
                    case "Permanent" -> true;
                    case "Transient", "Undetermined" -> false;
                    default -> throw new Undigestible("its bounce type is unknown");
                };
        boolean notHer =
                ABOUT_CONTENT.contains(subtype) || Reading.refusedByPolicy(status) && !ON_A_LIST.contains(subtype);
        return Reading.of(
                permanent && !notHer ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE,
                status,
                recipient.path("diagnosticCode").asText(),
                Reading.instant(bounce.path("timestamp")));
    }

    /** {@code not-spam}: she took the mail out of the spam folder (RFC 5965). */
    private static Optional<Reading> complaint(JsonNode complaint) {
        String type = complaint.path("complaintFeedbackType").asText();
        return type.equals("not-spam")
                ? Optional.empty()
                : Optional.of(Reading.of(Kind.COMPLAINT, "", type, Reading.instant(complaint.path("timestamp"))));
    }

    private static Optional<Reading> unsubscribed(JsonNode subscription) {
        return subscription.at("/newTopicPreferences/unsubscribeAll").asBoolean()
                ? Optional.of(Reading.of(
                        Kind.UNSUBSCRIBED,
                        "",
                        subscription.path("source").asText(),
                        Reading.instant(subscription.path("timestamp"))))
                : Optional.empty();
    }

    private static String type(JsonNode event) {
        return event.path("eventType").asText(event.path("notificationType").asText());
    }
}
