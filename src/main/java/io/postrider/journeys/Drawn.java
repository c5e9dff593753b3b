package io.postrider.journeys;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.model.bpmn.instance.BaseElement;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.MessageEventDefinition;
import org.operaton.bpm.model.bpmn.instance.Process;
import org.operaton.bpm.model.bpmn.instance.ReceiveTask;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonInputOutput;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;

/** What an element template wrote onto an element of the drawing, and where the element lies. */
final class Drawn {

    private Drawn() {}

    /** Extension properties with a value. */
    static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new HashMap<>();
        extensions(element, OperatonProperties.class).stream()
                .flatMap(list -> list.getOperatonProperties().stream())
                .filter(property -> property.getOperatonValue() != null
                        && !property.getOperatonValue().isBlank())
                .forEach(property -> properties.put(property.getOperatonName(), property.getOperatonValue()));
        return properties;
    }

    /** An input parameter's text, or null. */
    static String input(BaseElement element, String name) {
        return extensions(element, OperatonInputOutput.class).stream()
                .flatMap(io -> io.getOperatonInputParameters().stream())
                .filter(input -> name.equals(input.getOperatonName()))
                .map(ModelElementInstance::getTextContent)
                .findFirst()
                .orElse(null);
    }

    private static <T extends ModelElementInstance> Collection<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }

    /** The name of the message an event or a task waits for, or null. */
    static String message(BaseElement element) {
        if (element instanceof ReceiveTask task) {
            return task.getMessage() == null ? null : task.getMessage().getName();
        }
        return element.getChildElementsByType(MessageEventDefinition.class).stream()
                .filter(definition -> definition.getMessage() != null)
                .map(definition -> definition.getMessage().getName())
                .findFirst()
                .orElse(null);
    }

    /** Upper left corner of an element in the drawing. */
    record Place(double x, double y) {}

    /** Where the element is drawn; the origin when it is not. */
    static Place place(FlowNode node) {
        return node.getDiagramElement() instanceof BpmnShape shape && shape.getBounds() != null
                ? new Place(shape.getBounds().getX(), shape.getBounds().getY())
                : new Place(0, 0);
    }

    /** Whether the element lies in an event sub-process that interrupts the whole journey. */
    static boolean insideExit(ModelElementInstance element) {
        for (var at = element; at != null && !(at instanceof Process); at = at.getParentElement()) {
            if (at instanceof SubProcess sub && isExit(sub)) {
                return true;
            }
        }
        return false;
    }

    static boolean isExit(SubProcess sub) {
        return sub.triggeredByEvent()
                && sub.getParentElement() instanceof Process
                && sub.getChildElementsByType(StartEvent.class).stream().allMatch(StartEvent::isInterrupting);
    }
}
