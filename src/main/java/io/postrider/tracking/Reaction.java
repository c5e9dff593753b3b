package io.postrider.tracking;

import io.postrider.delivery.MailId;
import io.postrider.delivery.SentMail;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One open or click, before it is logged.
 *
 * @param key made when it happened, so that a repeated attempt to log it logs nothing twice
 * @param url where the link leads; null for an open
 */
record Reaction(String key, MailId mail, String url, Instant at, VisitorRule rule) {

    /** As it stands on her timeline; the step that sent the mail is its origin. */
    NewEvent in(SentMail sent) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("mail", mail.value());
        properties.put("template", sent.template());
        if (url != null) {
            properties.put("url", url);
        }
        properties.put("verdict", rule.verdict().toString());
        properties.put("rule", rule.name() + "@" + VisitorRule.VERSION);
        return new NewEvent(
                key,
                url == null ? "email.opened" : "email.clicked",
                sent.contact(),
                at,
                properties,
                sent.origin() == null ? Origin.NONE : sent.origin(),
                reason());
    }

    private String reason() {
        return switch (rule.verdict()) {
            case HUMAN -> null;
            case MACHINE -> "Counted as a machine: " + rule.because() + ".";
            case UNKNOWN -> "Counted, in doubt: " + rule.because() + ".";
        };
    }
}
