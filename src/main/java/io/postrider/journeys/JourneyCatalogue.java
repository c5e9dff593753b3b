package io.postrider.journeys;

import io.postrider.journeys.JourneyModel.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * The journeys of this installation, as they are deployed now.
 *
 * <p>Which versions exist is asked of the engine every time (one query), so that a deployment on any node counts at once; what
 * a version says never changes and is read once.
 */
@Component
class JourneyCatalogue {

    private final RepositoryService repository;
    private final Map<String, JourneyModel> models = new ConcurrentHashMap<>();
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    JourneyCatalogue(RepositoryService repository) {
        this.repository = repository;
    }

    /** The newest version of each journey. */
    List<Journey> all() {
        return now().journeys();
    }

    Optional<Journey> find(String key) {
        return journey(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult());
    }

    Optional<Journey> find(String key, int version) {
        return journey(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult());
    }

    /** The journey a definition of the engine is; empty when it is none. */
    Optional<Journey> byDefinition(String definitionId) {
        return journey(repository.getProcessDefinition(definitionId));
    }

    JourneyModel model(String definitionId) {
        return models.computeIfAbsent(
                definitionId,
                // The key is asked for: with a long key the engine leaves it out of the definition's id.
                id -> ModelReader.read(repository.getBpmnModelInstance(id), key(id)));
    }

    /** The key of a definition; its id need not contain it (the engine shortens long ones). */
    String key(String definitionId) {
        return repository.getProcessDefinition(definitionId).getKey();
    }

    /** What a version says; versions never change, so its name in the engine is looked up once. */
    Optional<JourneyModel> model(String key, int version) {
        String id =
                ids.computeIfAbsent(key + ":" + version, name -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .processDefinitionVersion(version)
                        .list()
                        .stream()
                        .map(ProcessDefinition::getId)
                        .findFirst()
                        .orElse(null));
        return Optional.ofNullable(id).map(this::model);
    }

    /** All versions of a journey, as the engine names them. */
    List<String> versions(String key) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(key).list().stream()
                .map(ProcessDefinition::getId)
                .toList();
    }

    /** BPMN 2.0 XML as it was deployed. */
    String diagram(String definitionId) {
        try (var model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything deployed, old versions included, because contacts still walk on them. */
    Deployed now() {
        List<ProcessDefinition> all = repository.createProcessDefinitionQuery().list();
        Set<String> existing = all.stream().map(ProcessDefinition::getId).collect(Collectors.toSet());
        models.keySet().retainAll(existing);
        ids.values().retainAll(existing);
        Set<String> messages = new HashSet<>();
        all.forEach(definition -> messages.addAll(model(definition.getId()).messages()));
        List<Journey> newest = all.stream()
                .collect(Collectors.toMap(
                        ProcessDefinition::getKey,
                        Function.identity(),
                        (one, other) -> one.getVersion() > other.getVersion() ? one : other))
                .values()
                .stream()
                .map(this::journey)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Journey::key))
                .toList();
        return new Deployed(newest, messages);
    }

    /** @param messages names of the events any version waits for */
    record Deployed(List<Journey> journeys, Set<String> messages) {}

    private Optional<Journey> journey(ProcessDefinition definition) {
        if (definition == null || !model(definition.getId()).journey()) {
            return Optional.empty();
        }
        JourneyModel model = model(definition.getId());
        return Optional.of(new Journey(
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                definition.getVersionTag(),
                model.documentation(),
                definition.getId(),
                definition.isSuspended(),
                model.start(),
                model.steps().values().stream()
                        .map(Step::purpose)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
    }
}
