package io.postrider.tracking.answers;

import io.postrider.contacts.AttributeDefinition;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
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
    private final Attributes attributes;
    private final Clock clock;

    Questions(QuestionTable table, Attributes attributes, Clock clock) {
        this.attributes = attributes;
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
        reserve(question);
        if (!table.update(question, clock.instant())) {
            table.insert(question, clock.instant());
        }
        return question;
    }

    /** Her answer must fit where it is kept, or she would be told of a mistake of ours. */
    private void reserve(Question question) {
        AttributeKind kind = question.kind() == Kind.RATING ? AttributeKind.NUMBER : AttributeKind.TEXT;
        AttributeDefinition known = attributes.find(question.attribute()).orElse(null);
        if (known == null) {
            attributes.declare(question.attribute(), kind, null);
        } else if (known.computed() || known.kind() != kind) {
            throw new InvalidQuestion("The attribute '" + question.attribute() + "' is "
                    + (known.computed()
                            ? "worked out by " + known.owner()
                            : known.kind().words())
                    + "; the answer would be " + kind.words() + ".");
        }
    }

    /** No longer asked; links in mails that are out lead to a page that says so. @throws QuestionNotFound when it never was */
    @Transactional
    public void remove(String key) {
        if (!table.delete(key)) {
            throw new QuestionNotFound();
        }
    }
}
