package io.postrider.journeys;

import io.postrider.journeys.JourneyModel.Exit;
import io.postrider.journeys.JourneyModel.Step;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.CatchEvent;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.Process;
import org.operaton.bpm.model.bpmn.instance.ReceiveTask;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;

/** Reads what a drawing says about who enters, what she waits for and what ends it. */
final class ModelReader {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");

    /** A variable, but no bean (followed by a dot or a bracket) and no text in quotes. */
    private static final Pattern IDENTIFIER = Pattern.compile("(?<![.\\w'])[a-z][A-Za-z0-9]*(?![\\w(.'])");

    private ModelReader() {}

    static JourneyModel read(BpmnModelInstance model, String key) {
        Process process = model.getModelElementById(key);
        Map<String, String> start = startProperties(process);
        List<String> faults = start.containsKey("trigger") ? JourneyStart.findings(start) : List.of();
        JourneyStart parsed = start.containsKey("trigger") && faults.isEmpty() ? JourneyStart.of(start) : null;
        Map<String, EventFilter> filters = filters(model);
        return new JourneyModel(
                process.getName() == null ? key : process.getName(),
                documentation(process),
                parsed,
                faults,
                steps(model),
                catching(model).map(Drawn::message).filter(Objects::nonNull).collect(Collectors.toSet()),
                filters,
                exits(process, filters),
                variables(model, parsed, filters));
    }

    private static String documentation(Process process) {
        return process.getDocumentations().stream()
                .map(documentation -> documentation.getTextContent().strip())
                .collect(Collectors.joining("\n"));
    }

    /** Properties of the none start event; empty when there is none. */
    private static Map<String, String> startProperties(Process process) {
        return process.getChildElementsByType(StartEvent.class).stream()
                .filter(start -> start.getEventDefinitions().isEmpty())
                .findFirst()
                .map(Drawn::properties)
                .orElse(Map.of());
    }

    /** From left to right as drawn, the main path before its exits. */
    private static List<FlowNode> asWalked(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .sorted(Comparator.<FlowNode, Boolean>comparing(Drawn::insideExit)
                        .thenComparing(node -> Drawn.place(node).x())
                        .thenComparing(node -> Drawn.place(node).y()))
                .toList();
    }

    private static Map<String, Step> steps(BpmnModelInstance model) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (FlowNode node : asWalked(model)) {
            boolean sends =
                    node instanceof ServiceTask task && "${sendEmail}".equals(task.getOperatonDelegateExpression());
            steps.put(
                    node.getId(),
                    new Step(
                            node.getId(),
                            node.getName(),
                            node.getElementType().getTypeName(),
                            sends ? Drawn.input(node, "purpose") : null,
                            Drawn.insideExit(node)));
        }
        return steps;
    }

    private static Stream<FlowNode> catching(BpmnModelInstance model) {
        return Stream.concat(
                model.getModelElementsByType(CatchEvent.class).stream(),
                model.getModelElementsByType(ReceiveTask.class).stream());
    }

    /** A filter nobody understands matches nothing here; the model rules refuse such a drawing. */
    private static Map<String, EventFilter> filters(BpmnModelInstance model) {
        Map<String, EventFilter> filters = new HashMap<>();
        catching(model).forEach(element -> {
            String filter = Drawn.properties(element).get("filter");
            if (filter != null) {
                filters.put(element.getId(), understood(filter));
            }
        });
        return filters;
    }

    private static EventFilter understood(String filter) {
        try {
            return EventFilter.parse(filter);
        } catch (IllegalArgumentException e) {
            return new EventFilter(Map.of(filter, ""));
        }
    }

    private static List<Exit> exits(Process process, Map<String, EventFilter> filters) {
        return process.getChildElementsByType(SubProcess.class).stream()
                .filter(Drawn::isExit)
                .flatMap(sub -> sub.getChildElementsByType(StartEvent.class).stream()
                        .filter(start -> Drawn.message(start) != null)
                        .map(start -> new Exit(
                                sub.getName(),
                                Drawn.message(start),
                                filters.getOrDefault(start.getId(), EventFilter.ANY))))
                .toList();
    }

    private static Set<String> variables(
            BpmnModelInstance model, JourneyStart start, Map<String, EventFilter> filters) {
        Set<String> names = new HashSet<>();
        EXPRESSION
                .matcher(Bpmn.convertToString(model))
                .results()
                .flatMap(found -> IDENTIFIER.matcher(found.group(1)).results())
                .forEach(found -> names.add(found.group()));
        filters.values().forEach(filter -> names.addAll(filter.variables()));
        if (start != null && start.reentry().key() != null) {
            names.add(start.reentry().key());
        }
        return names;
    }
}
