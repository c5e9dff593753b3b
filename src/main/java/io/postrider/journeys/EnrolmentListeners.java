package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import io.postrider.journeys.AdmissionPolicy.Candidate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** What happens when the engine starts or ends an instance of a journey. */
@Component
class EnrolmentListeners {

    private static final String FORM_FIELD = "contactId";

    private final JourneyCatalogue catalogue;
    private final Admission admission;
    private final Enrolments enrolments;

    EnrolmentListeners(JourneyCatalogue catalogue, Admission admission, Enrolments enrolments) {
        this.catalogue = catalogue;
        this.admission = admission;
        this.enrolments = enrolments;
    }

    /** Every start of a journey passes here; who came through the trigger or the API shows the door's own mark. */
    void entering(DelegateExecution execution) {
        Optional<Journey> journey = catalogue.byDefinition(execution.getProcessDefinitionId());
        if (journey.isEmpty() || isChild(execution)) {
            return;
        }
        ContactId contact = contact(execution);
        Candidate candidate = new Candidate(journey.get(), contact, variables(execution.getVariables()));
        if (!(execution.getVariable(Admitted.NAME) instanceof Admitted)) {
            admission
                    .check(candidate.journey(), candidate.contact(), candidate.variables())
                    .ifPresent(refusal -> {
                        throw RefusedStart.because(refusal);
                    });
        }
        execution.removeVariable(Admitted.NAME);
        enrolments.entered(execution.getProcessInstanceId(), candidate);
    }

    void leaving(DelegateExecution execution, String exit) {
        enrolments.leaving(execution.getProcessInstanceId(), exit);
    }

    void reached(DelegateExecution execution, String end, String exit) {
        enrolments.reached(execution.getProcessInstanceId(), end, exit);
    }

    void ended(DelegateExecution execution) {
        ExecutionEntity instance = (ExecutionEntity) execution;
        boolean removed = instance.isExternallyTerminated() || instance.getDeleteReason() != null;
        String reason = instance.getDeleteReason() == null ? "Taken out by hand" : instance.getDeleteReason();
        enrolments.ended(execution.getProcessInstanceId(), removed ? reason : null);
    }

    private static boolean isChild(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessInstance().getSuperExecutionId() != null;
    }

    /** Start forms cannot give a business key, so theirs is the field {@code contactId}. */
    private static ContactId contact(DelegateExecution execution) {
        if (execution.getProcessBusinessKey() == null && execution.getVariable(FORM_FIELD) instanceof String field) {
            execution.setProcessBusinessKey(field.strip());
        }
        execution.removeVariable(FORM_FIELD);
        try {
            return ContactId.of(execution.getProcessBusinessKey());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw RefusedStart.withoutContact();
        }
    }

    private static Map<String, Object> variables(Map<String, Object> all) {
        Map<String, Object> variables = new HashMap<>(all);
        variables.remove(Admitted.NAME);
        variables.values().removeIf(value -> !StartVariables.isPrimitive(value));
        return variables;
    }
}
