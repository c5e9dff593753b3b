package io.postrider.tracking.answers;

import io.postrider.tracking.answers.Question.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The questions this installation asks in its mails. */
@Component
public class Questions {

    private final QuestionTable table;
    private final Clock clock;

    Questions(QuestionTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    public List<Question> all() {
        return table.all();
    }

    public Optional<Question> find(String key) {
        return table.find(key);
    }

    /**
     * Asks something new or words it anew. What was answered before stays as it was; a link to a choice that is no longer
     * there shows the question with none chosen.
     *
     * @param stars of a {@link Kind#RATING}; null: 5
     * @throws InvalidQuestion when it could not be asked
     */
    @Transactional
    public Question put(Question wanted, Integer stars) {
        Question question = QuestionRules.checked(wanted, stars);
        if (!table.update(question, clock.instant())) {
            table.insert(question, clock.instant());
        }
        return question;
    }

    /** No longer asked; links in mails that are out lead to a page that says so. @throws QuestionNotFound when it never was */
    @Transactional
    public void remove(String key) {
        if (!table.delete(key)) {
            throw new QuestionNotFound();
        }
    }
}
