package io.postrider.journeys.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand in an expression: variables, texts, numbers, comparisons, and/or/not/empty, a choice ({@code a ? b : c}),
 * sums, and functions of the calendar. No properties, no brackets, no other calls: with {@code getClass()} or
 * {@code ['class']} an expression reaches every class of the server.
 */
final class ExpressionGrammar {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<word>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<literal>\\d+(?:\\.\\d+)?|'[^'\\\\]*'|\"[^\"\\\\]*\")"
            + "|(?<sign>&&|\\|\\||==|!=|<=|>=|[<>!()?:,.+\\-*/%]))\\s*");

    private static final Set<String> BINARY = Set.of(
            "&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "and", "or", "eq", "ne", "lt", "gt",
            "le", "ge", "div", "mod");

    private static final Set<String> UNARY = Set.of("!", "not", "empty", "-");
    private static final Set<String> CALENDAR = Set.of("nextLocal", "daysLater");

    /** Names through which the engine gives access to itself. */
    private static final Set<String> ENGINE = Set.of(
            "execution",
            "task",
            "caseExecution",
            "externalTask",
            "authenticatedUserId",
            "processEngineServices",
            "instanceof");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    ExpressionGrammar(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("'" + text.charAt(end) + "' has no place in it");
        }
    }

    /** @throws IllegalArgumentException with what is not allowed */
    void check() {
        choice();
        if (at < tokens.size()) {
            throw refused(tokens.get(at));
        }
    }

    private void choice() {
        operands();
        if (accept("?")) {
            choice();
            expect(":");
            choice();
        }
    }

    private void operands() {
        operand();
        while (at < tokens.size() && BINARY.contains(tokens.get(at))) {
            at++;
            operand();
        }
    }

    private void operand() {
        while (at < tokens.size() && UNARY.contains(tokens.get(at))) {
            at++;
        }
        String token = next();
        if (token.equals("(")) {
            choice();
            expect(")");
        } else if (token.equals("calendar")) {
            calendar();
        } else if (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_') {
            variable(token);
        } else if (!Character.isDigit(token.charAt(0)) && token.charAt(0) != '\'' && token.charAt(0) != '"') {
            throw refused(token);
        }
    }

    private void variable(String name) {
        if (ENGINE.contains(name) || BINARY.contains(name)) {
            throw refused(name);
        }
        if (at < tokens.size() && Set.of(".", "(").contains(tokens.get(at))) {
            throw new IllegalArgumentException("'" + name + tokens.get(at)
                    + "' looks into a value or calls something; only functions of the calendar may be called");
        }
    }

    private void calendar() {
        expect(".");
        String function = next();
        if (!CALENDAR.contains(function)) {
            throw new IllegalArgumentException("the calendar has no function '" + function + "'; it has "
                    + CALENDAR.stream().sorted().toList());
        }
        expect("(");
        expect("execution");
        while (accept(",")) {
            operands();
        }
        expect(")");
        if (at < tokens.size() && tokens.get(at).equals(".")) {
            throw refused(".");
        }
    }

    private String next() {
        if (at == tokens.size()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return tokens.get(at++);
    }

    private boolean accept(String token) {
        boolean there = at < tokens.size() && tokens.get(at).equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("'" + token + "' is missing");
        }
    }

    private static IllegalArgumentException refused(String token) {
        return new IllegalArgumentException("'" + token + "' may not stand there");
    }
}
