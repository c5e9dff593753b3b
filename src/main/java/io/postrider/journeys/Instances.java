package io.postrider.journeys;

import io.postrider.contacts.ContactId;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.history.HistoricProcessInstance;
import org.operaton.bpm.engine.runtime.EventSubscription;
import org.operaton.bpm.engine.runtime.Execution;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.variable.VariableMap;
import org.operaton.bpm.engine.variable.Variables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contacts' runs as the engine keeps them, by the words of this module. */
@Component
class Instances {

    private final RuntimeService runtime;
    private final HistoryService history;
    private final JdbcClient jdbc;

    Instances(RuntimeService runtime, HistoryService history, JdbcClient jdbc) {
        this.runtime = runtime;
        this.history = history;
        this.jdbc = jdbc;
    }

    /** Starts a run for somebody the door has let in. @return its id */
    String start(Journey journey, ContactId contact, Map<String, Object> variables) {
        VariableMap all =
                Variables.fromMap(variables).putValueTyped(Admitted.NAME, Variables.untypedValue(new Admitted(), true));
        return runtime.createProcessInstanceById(journey.definitionId())
                .businessKey(contact.toString())
                .setVariables(all)
                .execute()
                .getId();
    }

    /** Ends a run before its time; her timeline hears it from the engine's own end. */
    void end(String id, String reason) {
        runtime.deleteProcessInstance(id, reason, false, true, true);
    }

    /** Where runs of this contact wait for this event. */
    List<EventSubscription> waiting(ContactId contact, String event) {
        return runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(contact.toString())
                .messageEventSubscriptionName(event)
                .list()
                .stream()
                .map(Execution::getId)
                .distinct()
                .flatMap(execution -> runtime
                        .createEventSubscriptionQuery()
                        .eventType("message")
                        .eventName(event)
                        .executionId(execution)
                        .list()
                        .stream())
                .toList();
    }

    /** Tells a waiting run that the event has come. @return false when it no longer waits there */
    boolean receive(EventSubscription waiting) {
        boolean still = runtime.createEventSubscriptionQuery()
                        .eventSubscriptionId(waiting.getId())
                        .count()
                == 1;
        if (still) {
            runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId());
        }
        return still;
    }

    Map<String, Object> variables(String id) {
        return runtime.getVariables(id);
    }

    String definitionOf(String id) {
        ProcessInstance instance =
                runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
        return instance == null ? null : instance.getProcessDefinitionId();
    }

    /**
     * Runs of one contact become another's. The engine has no call for it; the revision is raised, so that whatever it does
     * with such a run at this moment is done again by its own rules for crossing changes.
     */
    void move(ContactId from, ContactId to) {
        jdbc.sql("update act_ru_execution set business_key_ = ?, rev_ = rev_ + 1 where business_key_ = ?")
                .params(to.toString(), from.toString())
                .update();
        jdbc.sql("update act_hi_procinst set business_key_ = ? where business_key_ = ?")
                .params(to.toString(), from.toString())
                .update();
    }

    /** Ends all runs of a contact and forgets that there were any. */
    void forget(ContactId contact, String reason) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(contact.toString())
                .rootProcessInstances()
                .list()
                .forEach(instance -> end(instance.getId(), reason));
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(contact.toString()).list().stream()
                .map(HistoricProcessInstance::getId)
                .forEach(history::deleteHistoricProcessInstance);
    }
}
