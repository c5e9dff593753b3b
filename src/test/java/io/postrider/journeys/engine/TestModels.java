package io.postrider.journeys.engine;

import java.util.UUID;
import java.util.function.Function;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.operaton.bpm.model.bpmn.builder.EndEventBuilder;

/** Small processes for tests, drawn by the rules and deployed as anybody's would be; nobody enters them by a trigger. */
final class TestModels {

    private TestModels() {}

    /** Deploys a process with a fresh key. @return the key */
    static String deploy(ProcessEngine engine, Function<AbstractFlowNodeBuilder<?, ?>, EndEventBuilder> steps) {
        String key = "test-" + UUID.randomUUID();
        engine.getRepositoryService()
                .createDeployment()
                .addString(key + ".bpmn", Bpmn.convertToString(process(key, steps)))
                .deploy();
        return key;
    }

    static BpmnModelInstance process(String key, Function<AbstractFlowNodeBuilder<?, ?>, EndEventBuilder> steps) {
        return steps.apply(Bpmn.createExecutableProcess(key)
                        .operatonHistoryTimeToLiveString("P90D")
                        .startEvent("startEvent_began")
                        .name("Began"))
                .done();
    }
}
