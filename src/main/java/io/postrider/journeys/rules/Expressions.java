package io.postrider.journeys.rules;

import java.util.Optional;

/** Finds the expressions in a text and says what is wrong with the first that is more than plain. */
final class Expressions {

    private static final int MAX_LENGTH = 1_000;

    private Expressions() {}

    /** @return a sentence, or nothing when the text holds no expressions or plain ones only */
    static Optional<String> fault(String text) {
        int at = 0;
        while ((at = start(text, at)) >= 0) {
            int end = end(text, at + 2);
            if (end < 0 || end - at > MAX_LENGTH) {
                return Optional.of("The expression '" + shortened(text.substring(at)) + "' is not closed, or too long");
            }
            String inside = text.substring(at + 2, end);
            try {
                new ExpressionGrammar(inside).check();
            } catch (IllegalArgumentException e) {
                return Optional.of("The expression '" + shortened(text.substring(at, end + 1)) + "' is not allowed: "
                        + e.getMessage());
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static int start(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        return dollar < 0 ? hash : hash < 0 ? dollar : Math.min(dollar, hash);
    }

    /** The closing brace; one inside quotes closes nothing. */
    private static int end(String text, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '}') {
                return i;
            }
        }
        return -1;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
