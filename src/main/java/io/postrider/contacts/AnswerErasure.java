package io.postrider.contacts;

import io.postrider.access.KeptAnswers;
import io.postrider.contacts.ContactEvents.ContactErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets what apps were answered about her: such an answer repeats her address and everything known of her. */
@Component
class AnswerErasure {

    private final KeptAnswers answers;

    AnswerErasure(KeptAnswers answers) {
        this.answers = answers;
    }

    @EventListener
    void on(ContactErased erased) {
        answers.forget(erased.contact().toString());
    }
}
