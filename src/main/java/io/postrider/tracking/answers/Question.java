package io.postrider.tracking.answers;

import java.util.List;
import java.util.Optional;

/**
 * A question a mail may ask, and where the answer is kept.
 *
 * <p>In a template an answer is a link to {@code answer:<question>/<choice>}, and the question without an answer to
 * {@code answer:<question>}.
 *
 * @param key as templates name it
 * @param wording the question as she reads it
 * @param choices what she can say, in order; empty for {@link Kind#TEXT}; a rating has the numbers from 1 on
 * @param attribute of the contact that holds the answer
 * @param thanks what she reads when she has answered
 */
public record Question(String key, Kind kind, String wording, List<Choice> choices, String attribute, String thanks) {

    /** Longest free answer, in characters. */
    static final int LONGEST_TEXT = 500;

    /** How it is answered. */
    public enum Kind {
        /** One of several. */
        CHOICE,
        /** A number of stars. */
        RATING,
        /** In her own words. */
        TEXT
    }

    /** One answer. @param value what is kept @param label what she reads */
    public record Choice(String value, String label) {}

    /** What is kept for an answer as it comes from a page; empty when it is none to this question. */
    Optional<Object> kept(String answer) {
        if (answer == null || answer.isBlank()) {
            return Optional.empty();
        }
        if (kind == Kind.TEXT) {
            String text = answer.strip();
            return text.length() > LONGEST_TEXT ? Optional.empty() : Optional.of(text);
        }
        return choices.stream()
                .map(Choice::value)
                .filter(answer::equals)
                .findFirst()
                .map(value -> kind == Kind.RATING ? (Object) Integer.valueOf(value) : value);
    }
}
