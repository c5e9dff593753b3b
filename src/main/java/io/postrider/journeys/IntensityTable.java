package io.postrider.journeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.postrider.delivery.spi.CommunicationIntensity;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.time.MachineTime;
import io.postrider.time.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How much mail is enough, as people drew it: the decision table {@code communication-intensity}.
 *
 * <p>The newest deployed version counts within a second on every node. Each combination of its inputs is evaluated once per
 * version; nothing of it is stored by the engine. A table that cannot be evaluated decides nothing, and the settings count.
 */
@Component
class IntensityTable implements CommunicationIntensity {

    static final String KEY = "communication-intensity";

    private static final Logger LOG = LoggerFactory.getLogger(IntensityTable.class);
    private static final int COMBINATIONS = 10_000;

    private final IntensityDecision.Reader reader;
    private final RepositoryService repository;
    private final Snapshot<Optional<String>> newest;
    private final Cache<Question, Optional<List<Limit>>> known =
            Caffeine.newBuilder().maximumSize(COMBINATIONS).build();
    private volatile Read current;

    /** @param values of the inputs in their order */
    private record Question(String version, List<Object> values) {}

    /** @param decision empty when it cannot be read */
    private record Read(String version, Optional<IntensityDecision> decision) {}

    IntensityTable(IntensityDecision.Reader reader, RepositoryService repository, MachineTime machine) {
        this.reader = reader;
        this.repository = repository;
        this.newest = new Snapshot<>(machine, Duration.ofSeconds(1), this::newestVersion);
    }

    @Override
    public Optional<List<Limit>> limits(OutgoingMail mail) {
        return newest.get().flatMap(this::decision).flatMap(decision -> {
            List<Object> values = decision.values(mail);
            return known.get(
                    new Question(decision.version(), values),
                    question -> attempt(decision.version(), () -> decision.limits(values)));
        });
    }

    /** For whoever has just deployed another one on this node. */
    void forget() {
        newest.forget();
    }

    private Optional<IntensityDecision> decision(String version) {
        Read last = current;
        if (last == null || !last.version().equals(version)) {
            last = new Read(version, attempt(version, () -> reader.read(version)));
            current = last;
        }
        return last.decision();
    }

    private static <T> Optional<T> attempt(String version, Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (RuntimeException e) {
            // Its message may quote an attribute.
            LOG.warn(
                    "The decision table {} decides nothing ({}): the settings count instead",
                    version,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<String> newestVersion() {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(KEY)
                        .latestVersion()
                        .singleResult())
                .map(DecisionDefinition::getId);
    }
}
