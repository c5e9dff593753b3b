package io.postrider.journeys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** Puts together what is known about each step: who waits (engine), who passed (its history), what mails did (roll-up). */
@Component
class StepCounts {

    private final ManagementService management;
    private final HistoryService history;
    private final StepCountTable table;

    StepCounts(ManagementService management, HistoryService history, StepCountTable table) {
        this.management = management;
        this.history = history;
        this.table = table;
    }

    /** @param definitions versions to add up; @param version the one version, or null for all; @param drawing whose steps are told */
    List<StepCount> of(String journey, Integer version, List<String> definitions, JourneyModel drawing) {
        Map<String, Long> waiting = new HashMap<>();
        Map<String, Long> passed = new HashMap<>();
        for (String definition : definitions) {
            management
                    .createActivityStatisticsQuery(definition)
                    .list()
                    .forEach(step -> waiting.merge(step.getId(), (long) step.getInstances(), Long::sum));
            history.createHistoricActivityStatisticsQuery(definition)
                    .includeFinished()
                    .includeCanceled()
                    .list()
                    .forEach(step -> passed.merge(step.getId(), step.getFinished() - step.getCanceled(), Long::sum));
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
