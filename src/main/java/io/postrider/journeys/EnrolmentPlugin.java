package io.postrider.journeys;

import java.util.ArrayList;
import java.util.List;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the engine tell every entry, exit and end, on whatever road an instance was started or stopped. */
@Component
class EnrolmentPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<EnrolmentListeners> listeners;

    /** The listeners need the engine, and the engine is being built here: so they come when they are first needed. */
    EnrolmentPlugin(ObjectProvider<EnrolmentListeners> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> after = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> all = after == null ? new ArrayList<>() : new ArrayList<>(after);
        all.add(new EnrolmentParseListener(listeners::getObject));
        configuration.setCustomPostBPMNParseListeners(all);
    }
}
