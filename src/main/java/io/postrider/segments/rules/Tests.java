package io.postrider.segments.rules;

import io.postrider.contacts.AttributeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Reads what is asked of a value of some kind. */
final class Tests {

    private static final int MOST_DAYS = 366;

    private Tests() {}

    static List<Test> of(Node node, AttributeKind kind) {
        return switch (kind) {
            case TEXT -> ofTexts(node);
            case NUMBER -> numbers(node, null);
            case MONEY -> money(node);
            case BOOLEAN -> some(node, truths(node));
            case DATE -> days(node);
            case INSTANT -> ofMoments(node);
            case LIST -> some(node, lists(node));
            case COUNTRY -> some(node, countries(node));
            case OBJECT -> some(node, new ArrayList<>());
        };
    }

    static List<Test> ofTexts(Node node) {
        List<Test> tests = is(node);
        if (node.has("contains")) {
            tests.add(new Test.Contains(node.text("contains")));
        }
        if (node.has("startsWith")) {
            tests.add(new Test.StartsWith(node.text("startsWith")));
        }
        return some(node, tests);
    }

    static List<Test> ofMoments(Node node) {
        List<Test> tests = new ArrayList<>();
        if (node.has("after")) {
            tests.add(new Test.Moment(Comparison.ABOVE, node.instant("after")));
        }
        if (node.has("before")) {
            tests.add(new Test.Moment(Comparison.BELOW, node.instant("before")));
        }
        if (node.has("withinLast")) {
            tests.add(new Test.Last(node.duration("withinLast")));
        }
        if (node.has("withinNext")) {
            tests.add(new Test.Next(node.duration("withinNext")));
        }
        return some(node, tests);
    }

    static String currency(Node node) {
        if (!node.has("currency")) {
            throw node.fault(null, "Money needs its currency.");
        }
        try {
            return Currency.getInstance(node.text("currency").toUpperCase(Locale.ROOT))
                    .getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw node.fault("currency", "This must be a currency such as EUR (ISO 4217).");
        }
    }

    private static List<Test> is(Node node) {
        List<Test> tests = new ArrayList<>();
        if (node.has("is")) {
            tests.add(new Test.Is(node.texts("is")));
        }
        return tests;
    }

    private static List<Test> truths(Node node) {
        List<Test> tests = new ArrayList<>();
        if (node.has("is")) {
            tests.add(new Test.Truth(node.truth("is")));
        }
        return tests;
    }

    private static List<Test> lists(Node node) {
        List<Test> tests = new ArrayList<>();
        if (node.has("contains")) {
            tests.add(new Test.Contains(node.text("contains")));
        }
        return tests;
    }

    private static List<Test> countries(Node node) {
        List<Test> tests = new ArrayList<>();
        if (node.has("is")) {
            List<String> countries = node.texts("is");
            countries.stream()
                    .filter(it -> AttributeKind.COUNTRY.kept(it).isEmpty())
                    .findFirst()
                    .ifPresent(it -> {
                        throw node.fault("is", "A country is written like DE (ISO 3166).");
                    });
            tests.add(new Test.Is(countries));
        }
        return tests;
    }

    private static List<Test> numbers(Node node, String currency) {
        List<Test> tests = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            if (node.has(comparison.word())) {
                BigDecimal number = node.number(comparison.word());
                tests.add(
                        currency == null
                                ? new Test.Number(comparison, number)
                                : new Test.Money(comparison, number, currency));
            }
        }
        return some(node, tests);
    }

    private static List<Test> money(Node node) {
        return node.has("currency") ? numbers(node, currency(node)) : some(node, new ArrayList<>());
    }

    private static List<Test> days(Node node) {
        List<Test> tests = new ArrayList<>();
        if (node.has("is")) {
            tests.add(new Test.Day(Comparison.IS, node.day("is")));
        }
        if (node.has("after")) {
            tests.add(new Test.Day(Comparison.ABOVE, node.day("after")));
        }
        if (node.has("before")) {
            tests.add(new Test.Day(Comparison.BELOW, node.day("before")));
        }
        if (node.has("withinLastDays")) {
            tests.add(new Test.LastDays((int) node.whole("withinLastDays", 0, 3_660)));
        }
        if (node.has("withinNextDays")) {
            tests.add(new Test.NextDays((int) node.whole("withinNextDays", 0, 3_660)));
        }
        if (node.has("anniversaryWithinDays")) {
            tests.add(new Test.Anniversary((int) node.whole("anniversaryWithinDays", 0, MOST_DAYS - 1)));
        }
        return some(node, tests);
    }

    private static List<Test> some(Node node, List<Test> tests) {
        if (node.has("exists")) {
            tests.add(new Test.Exists(node.truth("exists")));
        }
        if (tests.isEmpty()) {
            throw node.fault(null, "Nothing is asked of this value; see the grammar for what fits its kind.");
        }
        return List.copyOf(tests);
    }
}
