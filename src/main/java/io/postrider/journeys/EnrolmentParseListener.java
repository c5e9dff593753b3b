package io.postrider.journeys;

import java.util.function.Supplier;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;
import org.operaton.bpm.engine.impl.util.xml.Element;

/**
 * Hangs the enrolment listeners onto each drawing as the engine reads it.
 *
 * <p>As built-in listeners: callers of the engine's interface may skip the others ({@code skipCustomListeners}), and nobody
 * skips Admission.
 */
class EnrolmentParseListener extends AbstractBpmnParseListener {

    /** Property of an event sub-process by which she leaves the whole journey: its name as drawn. */
    private static final String EXIT = "postriderExit";

    private final Supplier<EnrolmentListeners> listeners;

    EnrolmentParseListener(Supplier<EnrolmentListeners> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> listeners.get().entering(execution));
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                execution -> listeners.get().ended(execution));
    }

    /** Start events are read before the rest of their sub-process, so the mark is there when its end events are read. */
    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        if (interruptsJourney(element, scope)) {
            String exit = name((ActivityImpl) scope);
            ((ActivityImpl) scope).setProperty(EXIT, exit);
            start.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    execution -> listeners.get().leaving(execution, exit));
        }
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl end) {
        String exit = (String) scope.getProperty(EXIT);
        if (exit != null || scope instanceof ProcessDefinitionEntity) {
            String name = name(end);
            end.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    execution -> listeners.get().reached(execution, name, exit));
        }
    }

    private static boolean interruptsJourney(Element start, ScopeImpl scope) {
        return scope instanceof ActivityImpl sub
                && sub.isTriggeredByEvent()
                && sub.getFlowScope() instanceof ProcessDefinitionEntity
                && !"false".equals(start.attribute("isInterrupting"));
    }

    private static String name(ActivityImpl activity) {
        Object name = activity.getProperty("name");
        return name == null || name.toString().isBlank() ? activity.getId() : name.toString();
    }
}
