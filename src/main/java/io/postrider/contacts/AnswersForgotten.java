package io.postrider.contacts;

import io.postrider.access.RememberedAnswers;
import io.postrider.contacts.ContactEvents.ContactErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets what apps were answered about a contact: kept for repeated requests, such an answer holds all we knew of her. */
@Component
class AnswersForgotten {

    private final RememberedAnswers answers;

    AnswersForgotten(RememberedAnswers answers) {
        this.answers = answers;
    }

    @EventListener
    void on(ContactErased erased) {
        answers.forget(erased.contact().toString());
    }
}
