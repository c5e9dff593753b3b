package io.postrider.journeys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** Puts together what is known about each step: who waits (engine), who passed, what mails did (roll-up). */
@Component
class StepCounts {

    private final ManagementService management;
    private final PassedSteps passed;
    private final StepCountTable table;

    StepCounts(ManagementService management, PassedSteps passed, StepCountTable table) {
        this.management = management;
        this.passed = passed;
        this.table = table;
    }

    /** @param definitions versions to add up; @param version the one version, or null for all; @param drawing whose steps are told */
    List<StepCount> of(String journey, Integer version, List<String> definitions, JourneyModel drawing) {
        Map<String, Long> waiting = new HashMap<>();
        Map<String, Long> passed = this.passed.of(journey, version);
        for (String definition : definitions) {
            management
                    .createActivityStatisticsQuery(definition)
                    .list()
                    .forEach(step -> waiting.merge(step.getId(), (long) step.getInstances(), Long::sum));
        }
        Map<String, Long> mails = table.counts(journey, version);
        return drawing.steps().values().stream()
                .map(step -> new StepCount(
                        step.id(),
                        drawing.nameOf(step.id()),
                        step.type(),
                        waiting.getOrDefault(step.id(), 0L),
                        passed.getOrDefault(step.id(), 0L),
                        step.purpose() != null,
                        mails.getOrDefault(step.id() + " sent", 0L),
                        mails.getOrDefault(step.id() + " opened", 0L),
                        mails.getOrDefault(step.id() + " clicked", 0L),
                        mails.getOrDefault(step.id() + " skipped", 0L)))
                .toList();
    }

    JourneyCount journey(String journey, Integer version) {
        return table.journey(journey, version);
    }
}
