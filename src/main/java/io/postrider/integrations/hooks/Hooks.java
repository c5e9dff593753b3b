package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.access.AuditLog;
import io.postrider.access.PublicUrl;
import io.postrider.time.MachineTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sources of webhooks: how each stands, its secret, and what it failed to make us understand. */
@Component
public class Hooks {

    private final Mappings mappings;
    private final HookSecrets secrets;
    private final Understanding understanding;
    private final Register register;
    private final Deeds deeds;

    /** What is known of calls. */
    @Component
    record Register(CallTable calls, DeliveryTable deliveries, HookCounts counts, PublicUrl url) {}

    /** What it takes to do something. */
    @Component
    record Deeds(AuditLog audit, MachineTime time) {}

    Hooks(Mappings mappings, HookSecrets secrets, Understanding understanding, Register register, Deeds deeds) {
        this.mappings = mappings;
        this.secrets = secrets;
        this.understanding = understanding;
        this.register = register;
        this.deeds = deeds;
    }

    public List<HookState> all() {
        return mappings.sources().stream().map(this::state).toList();
    }

    /** @throws HookSourceNotFound when there is none */
    public HookState one(String source) {
        if (!mappings.sources().contains(source)) {
            throw new HookSourceNotFound();
        }
        return state(source);
    }

    /**
     * Its new secret; the one before counts for a while longer.
     *
     * @throws UnusableSecret when it is none
     */
    @Transactional
    public void secret(String source, String secret, String who) {
        mapping(source);
        if (secret == null || !secret.matches("[\\x21-\\x7e]{16,500}")) {
            throw new UnusableSecret();
        }
        secrets.replace(source, secret);
        deeds.audit().record(who, "webhook secret set", source);
    }

    /** Nothing is taken from it any more, at once. */
    @Transactional
    public void switchOff(String source, String who) {
        if (secrets.remove(source)) {
            deeds.audit().record(who, "webhook secret removed", source);
        }
    }

    /** Those it failed to make us understand, newest first, older than the given one (null: from the newest). */
    public List<FailedCall> failed(String source, Long before, int limit) {
        one(source);
        return register.calls().failed(source, before, limit);
    }

    /** Tries again what was set aside and is still kept. @param id which one; null: all of them. @return how many */
    @Transactional
    public int retry(String source, Long id, String who) {
        mapping(source);
        int again = register.deliveries().retry(source, id, deeds.time().now());
        deeds.audit().record(who, "webhook calls retried", source + ": " + again);
        return again;
    }

    /**
     * What a body would tell, without keeping anything.
     *
     * @param topic counts where a header says it
     * @throws BodyDoesNotFit naming the place
     */
    public List<Fact> test(String source, String topic, JsonNode told) {
        Mapping mapping = mapping(source);
        try {
            List<Fact> facts = new ArrayList<>();
            // As our own reader would read it.
            JsonNode exact = Json.tree(told);
            for (JsonNode part : Parts.of(mapping, exact)) {
                String its = mapping.topicOf(header -> topic, understanding.body(mapping, part));
                if (!mapping.topics().containsKey(its)) {
                    throw new BodyDoesNotFit("The topic is not mapped; these are: "
                            + String.join(", ", mapping.topics().keySet()) + ".");
                }
                facts.addAll(understanding.read(mapping, its, part));
            }
            return facts;
        } catch (DoesNotFit fault) {
            throw new BodyDoesNotFit(fault.getMessage() + ".");
        }
    }

    private Mapping mapping(String source) {
        return mappings.of(source).orElseThrow(HookSourceNotFound::new);
    }

    private HookState state(String source) {
        Optional<Mapping> mapping = mappings.of(source);
        boolean on = !secrets.of(source).isEmpty();
        return new HookState(
                source,
                mapping.map(Mapping::title).orElse(source),
                register.url().of("/hooks/" + source),
                mapping.isEmpty() ? HookState.State.REFUSED : on ? HookState.State.ON : HookState.State.OFF,
                mapping.map(it -> it.topics().keySet().stream().sorted().toList())
                        .orElse(List.of()),
                mappings.findings(source),
                secrets.changedAt(source).orElse(null),
                register.calls().lastReceivedAt(source).orElse(null),
                register.calls().counts(source),
                register.counts()
                        .lastRefusal(source)
                        .map(it -> new HookState.Refusal(it.why(), it.at(), it.count()))
                        .orElse(null));
    }
}
