package io.postrider.tracking.answers;

import io.postrider.contacts.PlainValues;
import io.postrider.tracking.answers.Question.Choice;
import io.postrider.tracking.answers.Question.Kind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What makes a question one that can be asked. */
final class QuestionRules {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
    private static final Pattern VALUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final String THANKS = "Thank you. We have made a note of it.";
    private static final int LONGEST_WORDING = 300;
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_THANKS = 500;
    private static final int MOST_CHOICES = 12;
    private static final int STARS = 5;
    private static final int MOST_STARS = 10;

    private QuestionRules() {}

    /**
     * The question with what was left out filled in.
     *
     * @param stars of a rating, 2 to 10; null: 5
     * @throws InvalidQuestion with a sentence
     */
    static Question checked(Question question, Integer stars) {
        if (question.key() == null || !KEY.matcher(question.key()).matches()) {
            throw new InvalidQuestion("The key of a question is 1 to 60 small letters, digits and hyphens.");
        }
        if (question.kind() == null) {
            throw new InvalidQuestion("kind must be CHOICE, RATING or TEXT.");
        }
        if (question.attribute() == null
                || !ATTRIBUTE.matcher(question.attribute()).matches()) {
            throw new InvalidQuestion(
                    "attribute must name where the answer is kept: letters, digits and _, 60 at most.");
        }
        String wording = text("wording", question.wording(), LONGEST_WORDING);
        String thanks = question.thanks() == null ? THANKS : text("thanks", question.thanks(), LONGEST_THANKS);
        return new Question(
                question.key(), question.kind(), wording, choices(question, stars), question.attribute(), thanks);
    }

    private static List<Choice> choices(Question question, Integer stars) {
        List<Choice> choices = question.choices() == null ? List.of() : question.choices();
        if (question.kind() != Kind.RATING && stars != null) {
            throw new InvalidQuestion("stars belong to a question of kind RATING.");
        }
        if (question.kind() != Kind.CHOICE && !choices.isEmpty()) {
            throw new InvalidQuestion("choices belong to a question of kind CHOICE.");
        }
        return switch (question.kind()) {
            case TEXT -> List.of();
            case RATING -> stars(stars == null ? STARS : stars);
            case CHOICE -> checked(choices);
        };
    }

    private static List<Choice> stars(int stars) {
        if (stars < 2 || stars > MOST_STARS) {
            throw new InvalidQuestion("stars must be 2 to " + MOST_STARS + ".");
        }
        return IntStream.rangeClosed(1, stars)
                .mapToObj(n -> new Choice(String.valueOf(n), n + (n == 1 ? " star" : " stars")))
                .toList();
    }

    private static List<Choice> checked(List<Choice> choices) {
        if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
            throw new InvalidQuestion("choices must be 2 to " + MOST_CHOICES + ".");
        }
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            if (choice == null
                    || choice.value() == null
                    || !VALUE.matcher(choice.value()).matches()) {
                throw new InvalidQuestion(
                        "choices[" + i + "].value must be 1 to 60 small letters, digits and hyphens.");
            }
            text("choices[" + i + "].label", choice.label(), LONGEST_LABEL);
        }
        if (choices.stream().map(Choice::value).distinct().count() < choices.size()) {
            throw new InvalidQuestion("Two choices have the same value.");
        }
        return List.copyOf(choices);
    }

    private static String text(String what, String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest || PlainValues.hasControls(text)) {
            throw new InvalidQuestion(what + " must be 1 to " + longest + " characters without control characters.");
        }
        return text.strip();
    }
}
