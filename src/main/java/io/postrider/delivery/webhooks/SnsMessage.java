package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What Amazon SNS wraps around a report, and how it signs that. */
record SnsMessage(JsonNode body) {

    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    String text(String name) {
        return body.path(name).asText();
    }

    boolean isNotification() {
        return text("Type").equals("Notification");
    }

    boolean isConfirmation() {
        return text("Type").equals("SubscriptionConfirmation");
    }

    Instant at() {
        try {
            return Reading.instant(body.path("Timestamp"));
        } catch (Undigestible e) {
            throw CallRefused.malformed(e.getMessage());
        }
    }

    /** @throws CallRefused when the key's owner did not sign it */
    void verify(PublicKey key) {
        String algorithm =
                switch (text("SignatureVersion")) {
                    case "1" -> "SHA1withRSA";
                    case "2" -> "SHA256withRSA";
                    default -> throw CallRefused.forged("the signature is of an unknown version");
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(signed().getBytes(StandardCharsets.UTF_8));
            if (signature.verify(Base64.getDecoder().decode(text("Signature")))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException notEvenOne) {
            // Said below.
        }
        throw CallRefused.forged("the signature is not that of SNS");
    }

    /** A line with the name and one with the value of each field that is there. */
    String signed() {
        StringBuilder text = new StringBuilder();
        for (String name : isNotification() ? NOTIFICATION : CONFIRMATION) {
            if (body.path(name).isTextual()) {
                text.append(name).append('\n').append(text(name)).append('\n');
            }
        }
        return text.toString();
    }
}
