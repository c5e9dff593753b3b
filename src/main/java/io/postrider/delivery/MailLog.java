package io.postrider.delivery;

import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What becomes of mails, told to the contact's event log: queued, sent, held, skipped, bounced. */
@Component
class MailLog {

    private final EventLog events;
    private final Clock clock;

    MailLog(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void queued(MailId id, Email email, Planning.Plan plan) {
        Map<String, Object> properties = properties(id, email);
        properties.put("plannedFor", plan.leavesAt().toString());
        events.append(new NewEvent(
                "mail:" + id.value() + ":queued",
                "email.queued",
                email.contact(),
                clock.instant(),
                properties,
                email.origin(),
                plan.reason()));
    }

    void results(List<Result> results) {
        List<NewEvent> news = results.stream()
                .filter(result -> result.event() != null)
                .map(this::event)
                .toList();
        if (!news.isEmpty()) {
            events.appendAll(news);
        }
    }

    /** Taken back before they were sent. A mail that was at the dot in that moment is told as sent, too: the truth wins. */
    void cancelled(List<Claim> mails, String reason) {
        String why = Sentence.fit("not sent: " + reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1));
        if (!mails.isEmpty()) {
            events.appendAll(mails.stream().map(mail -> cancelled(mail, why)).toList());
        }
    }

    private NewEvent cancelled(Claim mail, String why) {
        return new NewEvent(
                "mail:" + mail.id().value() + ":cancelled",
                "email.skipped",
                mail.email().contact(),
                clock.instant(),
                properties(mail.id(), mail.email()),
                mail.email().origin(),
                why);
    }

    private NewEvent event(Result result) {
        Email email = result.claim().email();
        Map<String, Object> properties = properties(result.claim().id(), email);
        properties.putAll(result.details());
        return new NewEvent(
                "mail:" + result.claim().id().value() + ":" + result.claim().fence() + ":" + result.event(),
                result.event(),
                email.contact(),
                result.at(),
                properties,
                email.origin(),
                result.reason());
    }

    private static Map<String, Object> properties(MailId id, Email email) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("mail", id.value());
        properties.put("template", email.template());
        properties.put("purpose", email.purpose());
        if (email.variant() != null) {
            properties.put("variant", email.variant());
        }
        return properties;
    }
}
