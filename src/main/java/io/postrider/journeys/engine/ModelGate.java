package io.postrider.journeys.engine;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Purpose;
import io.postrider.content.Template;
import io.postrider.content.Templates;
import io.postrider.journeys.rules.FileRules;
import io.postrider.journeys.rules.Finding;
import io.postrider.journeys.rules.Vocabulary;
import io.postrider.segments.Segment;
import io.postrider.segments.Segments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.persistence.deploy.Deployer;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The one gate every model passes before the engine reads it: from Modeler, Cockpit, REST, Java, at boot, on hot reload.
 *
 * <p>What is refused comes back as the engine's own parse error with element ids, so that Modeler shows it. What runs
 * already is not asked again, so a stricter rule never stops a running journey.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ModelGate extends AbstractProcessEnginePlugin implements Deployer {

    private final VisibleBeans beans;
    private final Templates templates;
    private final Consents consents;
    private final Segments segments;

    ModelGate(VisibleBeans beans, Templates templates, Consents consents, Segments segments) {
        this.beans = beans;
        this.templates = templates;
        this.consents = consents;
        this.segments = segments;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreDeployers(List.of(this));
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        FileRules rules = new FileRules(vocabulary());
        Map<String, List<Finding>> refused = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> {
            List<Finding> findings = rules.check(name, resource.getBytes());
            if (!findings.isEmpty()) {
                refused.put(name, findings);
            }
        });
        if (!refused.isEmpty()) {
            throw RefusedModels.of(refused);
        }
    }

    /** What a file of this name and content would be refused for now. */
    List<Finding> check(String name, byte[] content) {
        return new FileRules(vocabulary()).check(name, content);
    }

    private Vocabulary vocabulary() {
        return new Vocabulary(
                beans.steps(),
                templates.all().stream().collect(Collectors.toMap(Template::key, Template::variants)),
                consents.purposes().stream()
                        .map(Purpose::key)
                        .filter(key -> !key.equals(Purpose.AD_AUDIENCES))
                        .collect(Collectors.toSet()),
                segments.all().stream().map(Segment::key).collect(Collectors.toSet()));
    }
}
