package io.postrider.delivery.feedback;

import io.postrider.delivery.SentMail;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the contact's log what came back; of one mail each thing is told once, whoever tells it. */
@Component
class FeedbackLog {

    private final EventLog events;

    FeedbackLog(EventLog events) {
        this.events = events;
    }

    /**
     * @param kind {@code hard} or {@code soft} for bounces, else null
     * @return false when it stands there already
     */
    boolean tell(String name, String kind, Feedback feedback, SentMail mail, String reason) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("mail", mail.id().value());
        properties.put("template", mail.template());
        properties.put("purpose", mail.purpose());
        put(properties, "variant", mail.variant());
        put(properties, "kind", kind);
        put(properties, "status", feedback.status());
        put(properties, "diagnostic", feedback.diagnostic());
        properties.put("source", feedback.source());
        String key = "mail:" + mail.id().value() + ":" + name + (kind == null ? "" : ":" + kind);
        return events.append(new NewEvent(key, name, mail.contact(), feedback.at(), properties, mail.origin(), reason));
    }

    private static void put(Map<String, Object> properties, String name, String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
