package io.postrider.delivery.returns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.postrider.delivery.replies.BounceRules;
import io.postrider.delivery.replies.Reason;
import io.postrider.delivery.returns.Returned.Kind;
import io.postrider.delivery.returns.Returned.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Amazon SES notifications that are sent as mail: JSON with the word {@code notificationType} in it. */
final class NotificationReader implements Reader {

    private static final String BEGINNING = "{\"notificationType\":";
    private static final int DEEPEST = 20;

    /** The mail broke its long line, in the middle of texts, too; behind it comes a signature. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    @Override
    public Optional<Returned> read(Letter letter) {
        return letter.parts().stream()
                .filter(part -> part.text().startsWith(BEGINNING))
                .findFirst()
                .flatMap(part -> notification(part.text()).flatMap(json -> returned(json, part.text(), letter)));
    }

    private static Optional<JsonNode> notification(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<Returned> returned(JsonNode json, String text, Letter letter) {
        return switch (json.path("notificationType").asText()) {
            case "Bounce" ->
                Optional.of(new Returned(
                        Kind.BOUNCE, bounced(json), text, List.of(), Returned.addressed(letter.headers())));
            case "Delivery" ->
                Optional.of(new Returned(
                        Kind.DELIVERED, delivered(json), text, List.of(), Returned.addressed(letter.headers())));
            case "Complaint" ->
                Optional.of(
                        new Returned(Kind.COMPLAINT, List.of(), text, List.of(), Returned.addressed(letter.headers())));
            default -> Optional.empty();
        };
    }

    private static List<Recipient> bounced(JsonNode json) {
        boolean permanent = json.at("/bounce/bounceType").asText().equals("Permanent");
        List<Recipient> recipients = new ArrayList<>();
        for (JsonNode one : json.at("/bounce/bouncedRecipients")) {
            String status = one.path("status").asText(null);
            String said = one.path("diagnosticCode").asText("").replaceAll("\\s+", " ");
            Reason reason = BounceRules.reason(status, said, said);
            Reason judged = reason.hard() && !permanent ? Reason.UNCLEAR : reason;
            recipients.add(new Recipient(one.path("emailAddress").asText(null), status, said, judged));
        }
        return recipients;
    }

    private static List<Recipient> delivered(JsonNode json) {
        List<Recipient> recipients = new ArrayList<>();
        String said = json.at("/delivery/smtpResponse").asText("");
        for (JsonNode one : json.at("/delivery/recipients")) {
            recipients.add(new Recipient(one.asText(), null, said, null));
        }
        return recipients;
    }
}
