package io.postrider.delivery.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.time.MachineTime;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Amazon SES, which reports by an SNS topic: only the topics that are configured, only what Amazon's certificate signs.
 *
 * <p>A topic asks once whether it may report; it is answered at an address made from its own name, never at one it suggests.
 */
@Component
class Ses implements Provider {

    private static final Logger LOG = LoggerFactory.getLogger(Ses.class);

    private final WebhookSettings settings;
    private final SnsCertificates certificates;
    private final Amazon amazon;
    private final Json json;
    private final MachineTime time;

    Ses(WebhookSettings settings, SnsCertificates certificates, Amazon amazon, Json json, MachineTime time) {
        if (!settings.sesTopics().stream().allMatch(SnsAddress::isTopic)) {
            throw new IllegalArgumentException("postrider.webhooks.ses-topics must be ARNs of SNS topics, such as"
                    + " arn:aws:sns:eu-west-1:123456789012:mail-events");
        }
        this.settings = settings;
        this.certificates = certificates;
        this.amazon = amazon;
        this.json = json;
        this.time = time;
    }

    @Override
    public String name() {
        return "ses";
    }

    @Override
    public boolean on() {
        return !settings.sesTopics().isEmpty();
    }

    @Override
    public Report open(Call call) {
        SnsMessage message = new SnsMessage(json.parse(call.body()));
        if (!Secrets.isOneOf(message.text("TopicArn"), settings.sesTopics())) {
            throw CallRefused.forged("the topic is not one of ours");
        }
        URI certificate = SnsAddress.certificate(message.text("SigningCertURL"))
                .orElseThrow(() -> CallRefused.forged("the certificate's address is not one of SNS"));
        message.verify(certificates.key(certificate));
        Instant signed = message.at();
        if (signed == null) {
            throw CallRefused.malformed("without a time");
        }
        Json.requireAge(signed, time.now(), settings.sesMaxAge());
        if (message.isConfirmation()) {
            confirm(message);
        }
        return new Report(null, message.isNotification() ? List.of(notice(message)) : List.of());
    }

    private Notice notice(SnsMessage message) {
        JsonNode event = json.parseOrMissing(message.text("Message"));
        JsonNode mail = event.path("mail");
        List<String> traces = new ArrayList<>();
        traces.add(mail.at("/commonHeaders/messageId").asText());
        for (JsonNode header : mail.path("headers")) {
            if (header.path("name").asText().equalsIgnoreCase("Message-ID")) {
                traces.add(header.path("value").asText());
            }
        }
        traces.add(mail.at("/tags/mail/0").asText());
        traces.add(mail.path("source").asText());
        return new Notice(message.text("MessageId"), traces, event);
    }

    private void confirm(SnsMessage message) {
        try {
            amazon.get(SnsAddress.confirmation(message.text("TopicArn"), message.text("Token")));
            LOG.info("Amazon SES may report from now on: the subscription of its SNS topic is confirmed");
        } catch (IOException e) {
            throw CallRefused.later("the subscription could not be confirmed");
        }
    }

    @Override
    public Interest interest(JsonNode event) {
        return SesEvents.interest(event);
    }

    @Override
    public Optional<Reading> read(JsonNode event) {
        return SesEvents.read(event);
    }
}
