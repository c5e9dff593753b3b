package io.postrider.segments.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.AttributeDefinition;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Purpose;
import io.postrider.segments.rules.Rule.Consent.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a rule from its JSON and says precisely what is wrong with it. The grammar stands in {@code src/docs/segment-rules.md}. */
@Component
public class RuleReader {

    private static final Pattern EVENT = Pattern.compile("[a-z][a-zA-Z0-9_-]*(\\.[a-zA-Z0-9_-]+)*");
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_PROPERTIES = 10;

    private final Attributes attributes;
    private final Consents consents;
    private final RuleSettings settings;

    RuleReader(Attributes attributes, Consents consents, RuleSettings settings) {
        this.attributes = attributes;
        this.consents = consents;
        this.settings = settings;
    }

    /** @throws RuleFault with the path of what is wrong */
    public Rule read(JsonNode json) {
        return new Reading().rule(json, "", 1);
    }

    /** One reading of one rule, which counts what it has seen. */
    private final class Reading {

        private int seen;

        Rule rule(JsonNode json, String path, int depth) {
            if (++seen > settings.maxConditions()) {
                throw new RuleFault(path, "A rule has at most " + settings.maxConditions() + " conditions.");
            }
            if (depth > settings.maxDepth()) {
                throw new RuleFault(
                        path, "Conditions stand within conditions on at most " + settings.maxDepth() + " levels.");
            }
            Node node = new Node(json, path);
            Rule rule = kind(node, depth);
            node.nothingElse();
            return rule;
        }

        private Rule kind(Node node, int depth) {
            if (node.has("all")) {
                return new Rule.All(several(node, "all", depth));
            }
            if (node.has("any")) {
                return new Rule.Any(several(node, "any", depth));
            }
            if (node.has("not")) {
                return new Rule.Not(rule(node.get("not"), node.at("not"), depth + 1));
            }
            return leaf(node);
        }

        private List<Rule> several(Node node, String field, int depth) {
            JsonNode list = node.get(field);
            if (!list.isArray() || list.isEmpty()) {
                throw node.fault(field, "This must be a list of at least one condition.");
            }
            List<Rule> rules = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                rules.add(rule(list.get(i), node.at(field) + "/" + i, depth + 1));
            }
            return rules;
        }
    }

    private Rule leaf(Node node) {
        if (node.has("attribute")) {
            return attribute(node);
        }
        if (node.has("profile")) {
            return profile(node);
        }
        if (node.has("tag")) {
            return new Rule.Tag(node.text("tag"));
        }
        if (node.has("consent")) {
            return consent(node);
        }
        if (node.has("suppressed")) {
            return node.truth("suppressed") ? new Rule.Suppressed() : new Rule.Not(new Rule.Suppressed());
        }
        if (node.has("segment")) {
            return new Rule.Member(matching(node, "segment", SEGMENT, "This must be the key of a segment."));
        }
        if (node.has("company")) {
            return company(node);
        }
        return node.has("random") ? random(node.object("random")) : deed(node);
    }

    private Rule deed(Node node) {
        if (node.has("event")) {
            String name = matching(node, "event", EVENT, "This must be the name of an event, such as order.placed.");
            return new Rule.Event(name, where(node), Windows.count(node), Windows.window(node), false);
        }
        if (node.has("engagement")) {
            String what =
                    matching(node, "engagement", Pattern.compile("opened|clicked"), "This must be opened or clicked.");
            return new Rule.Event("email." + what, where(node), Windows.count(node), Windows.window(node), true);
        }
        if (node.has("ordered")) {
            boolean did = node.truth("ordered");
            Rule ordered = new Rule.Ordered(
                    Windows.count(node),
                    Windows.window(node),
                    node.has("product") ? node.text("product") : null,
                    node.has("category") ? node.text("category") : null);
            return did ? ordered : new Rule.Not(ordered);
        }
        if (node.has("spent")) {
            Node spent = node.object("spent");
            String currency = Tests.currency(spent);
            Rule.Spent rule = new Rule.Spent(Windows.bound(spent), currency, Windows.window(node));
            spent.nothingElse();
            return rule;
        }
        if (node.has("cart")) {
            matching(node, "cart", Pattern.compile("open"), "A cart can be asked for when it is open.");
            return new Rule.OpenCart(Windows.window(node));
        }
        throw node.fault(
                null,
                "This is no condition; there are all, any, not, attribute, profile, tag, consent, suppressed, event,"
                        + " engagement, ordered, spent, cart, segment, company and random.");
    }

    private Rule attribute(Node node) {
        String name = node.text("attribute");
        AttributeDefinition definition =
                attributes.find(name).orElseThrow(() -> node.fault("attribute", "There is no attribute of this name."));
        return new Rule.Attribute(name, definition.kind(), definition.owner(), Tests.of(node, definition.kind()));
    }

    private static Rule profile(Node node) {
        String word = node.text("profile");
        Rule.Profile.Field field = Arrays.stream(Rule.Profile.Field.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> node.fault(
                        "profile",
                        "This must be one of "
                                + Arrays.stream(Rule.Profile.Field.values())
                                        .map(Rule.Profile.Field::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
        return new Rule.Profile(
                field, field == Rule.Profile.Field.CREATED_AT ? Tests.ofMoments(node) : Tests.ofTexts(node));
    }

    private Rule consent(Node node) {
        String purpose = node.text("consent");
        if (consents.purposes().stream().map(Purpose::key).noneMatch(purpose::equals)) {
            throw node.fault("consent", "There is no purpose of this key.");
        }
        String status = node.has("status") ? node.text("status") : "granted";
        return Arrays.stream(Standing.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(status))
                .findFirst()
                .map(standing -> new Rule.Consent(purpose, standing))
                .orElseThrow(() -> node.fault("status", "This must be granted, pending, withdrawn or none."));
    }

    private static Rule company(Node node) {
        String what = node.text("company");
        boolean number = Arrays.stream(Comparison.values()).anyMatch(it -> it != Comparison.IS && node.has(it.word()));
        return new Rule.Company(what, number ? Tests.of(node, AttributeKind.NUMBER) : Tests.ofTexts(node));
    }

    private static Rule random(Node node) {
        BigDecimal from = node.has("from") ? node.number("from") : BigDecimal.ZERO;
        BigDecimal below = node.has("below") ? node.number("below") : HUNDRED;
        if (from.signum() < 0 || below.compareTo(HUNDRED) > 0 || from.compareTo(below) >= 0) {
            throw node.fault(null, "A share goes from at least 0 to at most 100 percent, and is not empty.");
        }
        if (from.scale() > 2 || below.scale() > 2) {
            throw node.fault(null, "A share has at most two places after the point.");
        }
        Rule rule = new Rule.Random(node.text("salt"), from, below);
        node.nothingElse();
        return rule;
    }

    private static Map<String, String> where(Node node) {
        if (!node.has("where")) {
            return Map.of();
        }
        Node where = node.object("where");
        Map<String, String> wanted = new TreeMap<>();
        where.names().forEach(name -> wanted.put(name, where.plain(name)));
        if (wanted.size() > MOST_PROPERTIES) {
            throw node.fault("where", "At most " + MOST_PROPERTIES + " properties can be asked for.");
        }
        return wanted;
    }

    private static String matching(Node node, String field, Pattern pattern, String sentence) {
        String text = node.text(field);
        if (text.length() > 100 || !pattern.matcher(text).matches()) {
            throw node.fault(field, sentence);
        }
        return text;
    }
}
