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
record Reaction(String key, MailId mail, String url, Instant at, Visitor visitor) {

    static final String CLICKED = "email.clicked";
    static final String OPENED = "email.opened";

    boolean isClick() {
        return url != null;
    }

    Bursts.Click click() {
        return new Bursts.Click(key, mail.value(), url, at);
    }

    VisitorRule judged(SentMail sent) {
        return VisitorRule.of(new Visit(visitor, isClick(), at, sent.sentAt()));
    }

    /** As it stands on her timeline; the step that sent the mail is its origin. */
    NewEvent in(SentMail sent, VisitorRule rule) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("mail", mail.value());
        properties.put("template", sent.template());
        if (isClick()) {
            properties.put("url", url);
        }
        properties.put("verdict", rule.verdict().toString());
        properties.put("rule", rule.versioned());
        return new NewEvent(
                key,
                isClick() ? CLICKED : OPENED,
                sent.contact(),
                at,
                properties,
                sent.origin() == null ? Origin.NONE : sent.origin(),
                rule.reason());
    }
}
