package io.postrider.segments.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What has to happen so that the answers to a rule may change; everybody else need not be looked at. */
public final class RuleTouches {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9.:-]{0,59}");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

    private RuleTouches() {}

    /**
     * Something that may change an answer.
     *
     * @param event name of an event of the log; null when a module works something out
     * @param field only such events as mention it, as a name or a value; empty: all
     * @param owner the module that works it out; null for an event
     * @param projected whether commerce has to read the event first
     */
    public record Touched(String event, String field, String owner, boolean projected) {

        static Touched by(String event, String field) {
            return new Touched(event, field, null, false);
        }

        static Touched commerce(String event) {
            return new Touched(event, "", null, true);
        }
    }

    public static Set<Touched> of(Rule rule) {
        Set<Touched> all = new HashSet<>();
        add(rule, all);
        return all;
    }

    /** The segments a rule speaks of. */
    public static Set<String> segments(Rule rule) {
        Set<String> all = new HashSet<>();
        of(rule).stream().filter(it -> "segment.entered".equals(it.event())).forEach(it -> all.add(it.field()));
        return all;
    }

    private static void add(Rule rule, Set<Touched> all) {
        if (rule instanceof Rule.All many) {
            many.rules().forEach(it -> add(it, all));
        } else if (rule instanceof Rule.Any many) {
            many.rules().forEach(it -> add(it, all));
        } else if (rule instanceof Rule.Not not) {
            add(not.rule(), all);
        } else {
            all.addAll(leaf(rule));
        }
    }

    private static List<Touched> leaf(Rule rule) {
        if (rule instanceof Rule.Attribute attribute) {
            return List.of(
                    attribute.owner() == null
                            ? Touched.by("contact.changed", attribute.name())
                            : new Touched(null, "", attribute.owner(), false));
        }
        if (rule instanceof Rule.Profile profile) {
            return profile.field() == Rule.Profile.Field.CREATED_AT
                    ? List.of()
                    : List.of(Touched.by("contact.changed", changed(profile.field())));
        }
        if (rule instanceof Rule.Tag) {
            return List.of(Touched.by("contact.changed", "tags"));
        }
        if (rule instanceof Rule.Company) {
            return List.of(Touched.by("contact.changed", "companies"));
        }
        if (rule instanceof Rule.Consent consent) {
            return List.of(
                    Touched.by("contact.subscribed", consent.purpose()),
                    Touched.by("contact.unsubscribed", consent.purpose()),
                    Touched.by("consent.requested", consent.purpose()),
                    Touched.by("consent.dropped", consent.purpose()));
        }
        if (rule instanceof Rule.Suppressed) {
            return List.of(
                    Touched.by("contact.suppressed", ""),
                    Touched.by("contact.unsuppressed", ""),
                    Touched.by("contact.changed", "email"));
        }
        if (rule instanceof Rule.Event event) {
            String mentions = mentioned(event);
            return event.human()
                    ? List.of(Touched.by(event.name(), mentions), Touched.by(event.name() + ".corrected", mentions))
                    : List.of(Touched.by(event.name(), mentions));
        }
        if (rule instanceof Rule.Member member) {
            return List.of(
                    Touched.by("segment.entered", member.segment()), Touched.by("segment.left", member.segment()));
        }
        return commerce(rule);
    }

    /**
     * A word every event that counts has among its properties, so that of a million looks only those at this product ask the rule. What
     * may stand there as a number or escaped is no such word.
     */
    private static String mentioned(Rule.Event event) {
        return event.where().entrySet().stream()
                .filter(it -> !it.getKey().equals("journey") && !it.getKey().equals("step"))
                .map(Map.Entry::getValue)
                .filter(it -> WORD.matcher(it).matches() && !CONSTANTS.contains(it))
                .findFirst()
                .orElse("");
    }

    private static List<Touched> commerce(Rule rule) {
        if (rule instanceof Rule.Ordered) {
            return List.of(Touched.commerce("order.placed"), Touched.commerce("order.cancelled"));
        }
        if (rule instanceof Rule.Spent) {
            return List.of(
                    Touched.commerce("order.placed"),
                    Touched.commerce("order.cancelled"),
                    Touched.commerce("order.refunded"));
        }
        if (rule instanceof Rule.OpenCart) {
            return List.of(
                    Touched.commerce("cart.updated"),
                    Touched.commerce("checkout.started"),
                    Touched.commerce("order.placed"));
        }
        return List.of();
    }

    private static String changed(Rule.Profile.Field field) {
        return switch (field) {
            case EMAIL, DOMAIN -> "email";
            case LOCALE, LANGUAGE -> "locale";
            default -> field.word();
        };
    }
}
