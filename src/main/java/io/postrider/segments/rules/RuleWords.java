package io.postrider.segments.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rule in plain words: "who ordered at least twice in the last 60 days and has the tag 'vip'". */
public final class RuleWords {

    private RuleWords() {}

    public static String of(Rule rule) {
        return "Everybody " + words(rule, false) + ".";
    }

    /** @param within whether it stands within another condition and needs brackets around several */
    private static String words(Rule rule, boolean within) {
        if (rule instanceof Rule.All all) {
            return joined(all.rules(), " and ", within);
        }
        if (rule instanceof Rule.Any any) {
            return joined(any.rules(), " or ", within);
        }
        if (rule instanceof Rule.Not not) {
            return "not (" + words(not.rule(), false) + ")";
        }
        return leaf(rule);
    }

    private static String joined(List<Rule> rules, String word, boolean within) {
        String joined = rules.stream().map(it -> words(it, true)).collect(Collectors.joining(word));
        return within && rules.size() > 1 ? "(" + joined + ")" : joined;
    }

    private static String leaf(Rule rule) {
        if (rule instanceof Rule.Attribute attribute) {
            return "whose " + attribute.name() + " " + tests(attribute.tests());
        }
        if (rule instanceof Rule.Profile profile) {
            return "whose " + profile.field().word() + " " + tests(profile.tests());
        }
        if (rule instanceof Rule.Tag tag) {
            return "with the tag '" + tag.tag() + "'";
        }
        if (rule instanceof Rule.Consent consent) {
            return switch (consent.standing()) {
                case GRANTED -> "who agreed to '" + consent.purpose() + "'";
                case PENDING -> "who has yet to confirm '" + consent.purpose() + "'";
                case WITHDRAWN -> "who withdrew from '" + consent.purpose() + "'";
                case NONE -> "who has no consent for '" + consent.purpose() + "'";
            };
        }
        if (rule instanceof Rule.Suppressed) {
            return "whose address is never mailed";
        }
        if (rule instanceof Rule.Member member) {
            return "in the segment '" + member.segment() + "'";
        }
        if (rule instanceof Rule.Company company) {
            return "with a company whose " + company.what() + " " + tests(company.tests());
        }
        if (rule instanceof Rule.Random random) {
            return "in the share from " + random.from().toPlainString() + " % to "
                    + random.below().toPlainString() + " % by '" + random.salt() + "'";
        }
        return deed(rule);
    }

    private static String deed(Rule rule) {
        if (rule instanceof Rule.Event event) {
            String where = event.where().entrySet().stream()
                    .map(it -> it.getKey() + " '" + it.getValue() + "'")
                    .collect(Collectors.joining(", "));
            String what = event.human()
                    ? event.name().equals("email.clicked") ? "clicked a mail" : "opened a mail"
                    : "did '" + event.name() + "'";
            return "who " + what + (where.isEmpty() ? "" : " (" + where + ")") + times(event.count())
                    + window(event.window());
        }
        if (rule instanceof Rule.Ordered ordered) {
            return "who ordered"
                    + (ordered.product() == null ? "" : " the product '" + ordered.product() + "'")
                    + (ordered.category() == null ? "" : " something of '" + ordered.category() + "'")
                    + times(ordered.count()) + window(ordered.window());
        }
        if (rule instanceof Rule.Spent spent) {
            return "who spent " + spent.minor().comparison().words() + " "
                    + money(BigDecimal.valueOf(spent.minor().number()), spent.currency()) + window(spent.window());
        }
        Rule.OpenCart cart = (Rule.OpenCart) rule;
        return "with an open cart" + (cart.window().equals(Window.EVER) ? "" : ", touched" + window(cart.window()));
    }

    private static String times(Count count) {
        if (count.equals(Count.ONCE)) {
            return "";
        }
        String number =
                switch ((int) Math.min(count.number(), 3)) {
                    case 1 -> "once";
                    case 2 -> "twice";
                    default -> count.number() + " times";
                };
        return " " + count.comparison().words() + " " + number;
    }

    private static String window(Window window) {
        if (window.moves()) {
            return " in the last " + time(window.last());
        }
        return (window.from() == null ? "" : " since " + window.from())
                + (window.to() == null ? "" : " before " + window.to());
    }

    private static String tests(List<Test> tests) {
        return tests.stream().map(RuleWords::test).collect(Collectors.joining(" and "));
    }

    private static String test(Test test) {
        if (test instanceof Test.Is is) {
            return "is " + is.texts().stream().map(it -> "'" + it + "'").collect(Collectors.joining(" or "));
        }
        if (test instanceof Test.Contains contains) {
            return "contains '" + contains.text() + "'";
        }
        if (test instanceof Test.StartsWith starts) {
            return "begins with '" + starts.text() + "'";
        }
        if (test instanceof Test.Truth truth) {
            return "is " + truth.value();
        }
        if (test instanceof Test.Number number) {
            return "is " + number.comparison().words() + " " + number.value().toPlainString();
        }
        if (test instanceof Test.Money money) {
            return "is " + money.comparison().words() + " " + money(money.minor(), money.currency());
        }
        if (test instanceof Test.Exists exists) {
            return exists.there() ? "is known" : "is not known";
        }
        return moment(test);
    }

    private static String moment(Test test) {
        if (test instanceof Test.Day day) {
            return when(day.comparison()) + day.value();
        }
        if (test instanceof Test.Moment moment) {
            return when(moment.comparison()) + moment.value();
        }
        if (test instanceof Test.Last last) {
            return "is within the last " + time(last.time());
        }
        if (test instanceof Test.Next next) {
            return "is within the next " + time(next.time());
        }
        if (test instanceof Test.LastDays last) {
            return "is today or within the last " + last.days() + " days";
        }
        if (test instanceof Test.NextDays next) {
            return "is today or within the next " + next.days() + " days";
        }
        int days = ((Test.Anniversary) test).days();
        return days == 0 ? "has its anniversary today" : "has its anniversary within " + days + " days";
    }

    private static String when(Comparison comparison) {
        return switch (comparison) {
            case ABOVE, AT_LEAST -> "is after ";
            case BELOW, AT_MOST -> "is before ";
            case IS -> "is ";
        };
    }

    private static String time(Duration time) {
        long hours = time.toHours();
        if (time.toMinutes() % 60 != 0 || hours == 0) {
            return time.toMinutes() + " minutes";
        }
        return hours % 24 != 0 ? hours + " hours" : hours == 24 ? "24 hours" : hours / 24 + " days";
    }

    private static String money(BigDecimal minor, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return String.format(Locale.ROOT, "%s %s", minor.movePointLeft(digits).toPlainString(), currency);
    }
}
