package io.postrider.journeys.delegates;

import io.postrider.contacts.ContactId;
import io.postrider.events.Origin;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** A drawn step as its delegate sees it: for whom, where in the drawing, and what the analyst filled in. */
final class Step {

    /** The engine's variables that are no business of a template. */
    private static final Set<String> INTERNAL = Set.of(SendEmailDelegate.LAST_PLANNED);

    private final DelegateExecution execution;

    Step(DelegateExecution execution) {
        this.execution = execution;
    }

    ContactId contact() {
        return ContactId.of(execution.getProcessBusinessKey());
    }

    /** The run the contact entered; steps of a called journey belong to the run that called it. */
    String enrolment() {
        return ((ExecutionEntity) execution).getRootProcessInstanceId();
    }

    Origin origin() {
        var definition = ((ExecutionEntity) execution).getProcessDefinition();
        return new Origin(definition.getKey(), definition.getVersion(), execution.getCurrentActivityId(), enrolment());
    }

    /** Unique for this passing of this step, and the same when the passing is repeated after a failure was rolled back. */
    String key() {
        return "run:" + execution.getProcessInstanceId() + ":" + execution.getActivityInstanceId() + ":" + contact();
    }

    /** An input the step cannot do without. @throws IllegalArgumentException naming it */
    String required(String input) {
        String value = optional(input, null);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Step '" + execution.getCurrentActivityId() + "' has no input '" + input + "'");
        }
        return value;
    }

    String optional(String input, String otherwise) {
        Object value = execution.getVariableLocal(input);
        return value == null || value.toString().isBlank()
                ? otherwise
                : value.toString().strip();
    }

    List<String> list(String input) {
        return Arrays.stream(optional(input, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    Duration duration(String input, String otherwise) {
        String text = optional(input, otherwise);
        return text.contains("T")
                ? Duration.parse(text)
                : Duration.ofDays(Period.parse(text).getDays());
    }

    /** What the run knows, and every input of the step that is not one of its own. */
    Map<String, Object> passedOn(Set<String> own) {
        Map<String, Object> variables =
                new HashMap<>(((ExecutionEntity) execution).getProcessInstance().getVariables());
        execution.getVariablesLocal().forEach((name, value) -> {
            if (!own.contains(name)) {
                variables.put(name, value);
            }
        });
        variables.keySet().removeAll(INTERNAL);
        variables
                .values()
                .removeIf(value -> !(value instanceof String || value instanceof Number || value instanceof Boolean));
        return variables;
    }

    /** Lets the rest of the journey know a value. */
    void set(String variable, Object value) {
        ((ExecutionEntity) execution).getProcessInstance().setVariable(variable, value);
    }
}
