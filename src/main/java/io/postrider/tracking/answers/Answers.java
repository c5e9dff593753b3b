package io.postrider.tracking.answers;

import io.postrider.contacts.AttributeSources;
import io.postrider.contacts.Contact;
import io.postrider.contacts.Contacts;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.SentMail;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what a contact answers: it becomes an attribute of hers and the event {@code contact.answered}, in one transaction.
 *
 * <p>She may change her mind as often as she likes; the last answer counts. Her own words go into the attribute only.
 */
@Component
public class Answers {

    static final String ANSWERED = "contact.answered";

    private final Contacts contacts;
    private final EventLog log;
    private final Outbox outbox;
    private final AttributeSources sources;
    private final Clock clock;

    Answers(Contacts contacts, EventLog log, Outbox outbox, AttributeSources sources, Clock clock) {
        this.sources = sources;
        this.contacts = contacts;
        this.log = log;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param answer as it comes from the page
     * @return false when it is no answer to this question, or she is not known (any more)
     */
    @Transactional
    public boolean take(Asked asked, Question question, String answer) {
        Object kept = question.kept(answer).orElse(null);
        if (kept == null || !contacts.lock(asked.contact())) {
            return false;
        }
        Contact before = contacts.find(asked.contact()).orElseThrow();
        Map<String, String> deed = deed(asked, question, kept);
        boolean known = Objects.equals(before.attributes().get(question.attribute()), kept)
                && log.happened(asked.contact(), ANSWERED, deed, Instant.EPOCH);
        if (!known) {
            contacts.change(asked.contact(), contact -> contact.withAttribute(question.attribute(), kept));
            sources.note(asked.contact(), List.of(question.attribute()), "question " + question.key());
            append(asked, new LinkedHashMap<>(deed));
        }
        return true;
    }

    private static Map<String, String> deed(Asked asked, Question question, Object kept) {
        Map<String, String> deed = new HashMap<>();
        deed.put("question", question.key());
        deed.put("mail", String.valueOf(asked.mail().value()));
        if (question.kind() != Question.Kind.TEXT) {
            deed.put("answer", String.valueOf(kept));
        }
        return deed;
    }

    private void append(Asked asked, Map<String, Object> properties) {
        properties.put("mail", asked.mail().value());
        Origin origin = outbox.find(asked.mail()).map(SentMail::origin).orElse(Origin.NONE);
        log.append(new NewEvent(
                "answer:" + UUID.randomUUID(), ANSWERED, asked.contact(), clock.instant(), properties, origin, null));
    }
}
