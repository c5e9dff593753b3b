package io.postrider.journeys;

import io.postrider.journeys.rules.KnownSegments;
import io.postrider.segments.SegmentUse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Which journeys build on a segment: the newest drawings, and older ones on which contacts still walk. */
@Component
class JourneySegments implements SegmentUse {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final JourneyCatalogue catalogue;
    private final Map<String, Set<String>> named = new ConcurrentHashMap<>();

    JourneySegments(RepositoryService repository, RuntimeService runtime, JourneyCatalogue catalogue) {
        this.repository = repository;
        this.runtime = runtime;
        this.catalogue = catalogue;
    }

    @Override
    public List<String> of(String segment) {
        Set<String> newest = new HashSet<>();
        return repository.createProcessDefinitionQuery().orderByProcessDefinitionVersion().desc().list().stream()
                .filter(version -> newest.add(version.getKey()) || walked(version, segment))
                .filter(version -> names(version, segment))
                .map(version -> "the journey '" + name(version) + "'")
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private boolean walked(ProcessDefinition version, String segment) {
        return names(version, segment)
                && runtime.createProcessInstanceQuery()
                                .processDefinitionId(version.getId())
                                .count()
                        > 0;
    }

    /** What a version says never changes, so it is read once. */
    private boolean names(ProcessDefinition version, String segment) {
        return named.computeIfAbsent(
                        version.getId(),
                        id -> KnownSegments.in(catalogue.diagram(id).getBytes(StandardCharsets.UTF_8)))
                .contains(segment);
    }

    private static String name(ProcessDefinition version) {
        return version.getName() == null ? version.getKey() : version.getName();
    }
}
