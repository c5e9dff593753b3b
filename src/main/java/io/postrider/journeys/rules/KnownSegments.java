package io.postrider.journeys.rules;

import io.postrider.journeys.EventFilter;
import io.postrider.journeys.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Nobody could enter by a segment that does not exist, and every gateway that asks for it would fail. */
public final class KnownSegments implements ModelRule {

    private final Set<String> known;

    KnownSegments(Set<String> known) {
        this.known = known;
    }

    @Override
    public String name() {
        return "known-segments";
    }

    @Override
    public void check(Model model, Findings findings) {
        for (Named named : named(model)) {
            if (named.segment().isBlank()) {
                findings.add(named.at(), "Fill in the segment this step asks for");
            } else if (!known.contains(named.segment())) {
                findings.add(
                        named.at(),
                        "There is no segment '" + named.segment() + "'; there are "
                                + known.stream().sorted().toList());
            }
        }
    }

    /** The keys of all segments a drawing names, empty for a file that is none. */
    public static Set<String> in(byte[] xml) {
        try {
            return named(Model.parse(xml)).stream().map(Named::segment).collect(Collectors.toSet());
        } catch (Unreadable e) {
            return Set.of();
        }
    }

    /** A segment and the element that names it. */
    private record Named(Element at, String segment) {}

    private static List<Named> named(Model model) {
        List<Named> all = new ArrayList<>();
        for (Element node : model.nodes()) {
            Map<String, String> properties = Extensions.properties(node);
            if (properties.containsKey("audience")) {
                all.add(new Named(node, properties.get("audience").strip()));
            }
            byTrigger(node, properties.get("trigger"), all);
            if (aboutSegments(message(model, node))) {
                byFilter(node, properties.get("filter"), all);
            }
            if (Model.engine(node, "delegateExpression").matches("[$#]\\{\\s*checkSegment\\s*}")) {
                all.add(new Named(node, Extensions.inputs(node).getOrDefault("segment", "")));
            }
        }
        return all;
    }

    /** What cannot be understood is told by another rule. */
    private static void byTrigger(Element node, String text, List<Named> all) {
        try {
            Trigger trigger = text == null ? null : Trigger.parse(text);
            if (trigger != null && aboutSegments(trigger.event())) {
                String segment = trigger.filter().wanted().get("segment");
                all.add(new Named(node, segment == null ? "" : segment));
            }
        } catch (IllegalArgumentException e) {
            // Told by StartEvents.
        }
    }

    private static void byFilter(Element node, String text, List<Named> all) {
        try {
            String segment = EventFilter.parse(text).wanted().get("segment");
            all.add(new Named(node, segment == null ? "" : segment));
        } catch (IllegalArgumentException e) {
            all.add(new Named(node, ""));
        }
    }

    private static boolean aboutSegments(String event) {
        return "segment.entered".equals(event) || "segment.left".equals(event);
    }

    /** The name of the message an element waits for, or null. */
    private static String message(Model model, Element node) {
        String reference = Model.children(node, "messageEventDefinition").stream()
                .map(definition -> definition.getAttribute("messageRef"))
                .findFirst()
                .orElse(node.getAttribute("messageRef"));
        Element message = model.byId(reference);
        return message == null ? null : message.getAttribute("name");
    }
}
