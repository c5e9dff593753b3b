package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.time.MachineTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what a proven call says before the sender is told that it may forget it. */
@Component
public class HookIntake {

    private final Mappings mappings;
    private final HookSecrets secrets;
    private final DeliveryTable table;
    private final HookSettings settings;
    private final Watch watch;

    /** Clock and counter. */
    @Component
    record Watch(MachineTime time, HookCounts counts) {}

    HookIntake(Mappings mappings, HookSecrets secrets, DeliveryTable table, HookSettings settings, Watch watch) {
        this.mappings = mappings;
        this.secrets = secrets;
        this.table = table;
        this.settings = settings;
        this.watch = watch;
    }

    /** Whether there is a source of this name that has a secret. */
    public boolean isDoor(String source) {
        return mappings.of(source).isPresent() && !secrets.of(source).isEmpty();
    }

    /** Bytes. */
    public int largest() {
        return (int) settings.maxBody().toBytes();
    }

    public Outcome take(String source, Call call) {
        Optional<Mapping> mapping = mappings.of(source);
        List<String> known = mapping.isEmpty() ? List.of() : secrets.of(source);
        if (known.isEmpty()) {
            return Outcome.NOT_THERE;
        }
        if (call.body().length > largest()) {
            return refused(source, Outcome.TOO_LARGE, "larger than " + largest() + " bytes");
        }
        if (isPing(mapping.get(), call)) {
            return Outcome.TAKEN;
        }
        Outcome proven = proven(mapping.get(), call, known);
        if (proven == Outcome.TAKEN) {
            keep(mapping.get(), call);
        }
        return proven;
    }

    /** The secret is asked before the time: who cannot sign learns nothing about our clock. */
    private Outcome proven(Mapping mapping, Call call, List<String> known) {
        Signature.Proof proof = mapping.signature().proof(call);
        boolean genuine = known.stream()
                .map(secret -> mapping.signature().proves(proof, secret))
                .reduce(false, Boolean::logicalOr);
        if (!genuine) {
            return refused(mapping.source(), Outcome.FORGED, "not signed with one of its secrets");
        }
        if (proof.signedAtMillis() != null) {
            Instant signed = Instant.ofEpochMilli(proof.signedAtMillis());
            if (Duration.between(signed, watch.time().now()).abs().compareTo(settings.maxAge()) > 0) {
                return refused(mapping.source(), Outcome.STALE, "signed too long ago, or in the future");
            }
        }
        return Outcome.TAKEN;
    }

    private void keep(Mapping mapping, Call call) {
        Optional<JsonNode> told = Json.read(call.body());
        if (told.isEmpty()) {
            String raw = new String(call.body(), StandardCharsets.UTF_8).replace("\0", "");
            String print = fingerprint("", raw);
            insert(new DeliveryTable.Arrival(mapping.source(), print, print, "", raw, "It is not JSON."));
            return;
        }
        List<JsonNode> parts = Parts.of(mapping, told.get());
        for (int i = 0; i < parts.size(); i++) {
            insert(arrival(mapping, call, parts.get(i)));
        }
    }

    private DeliveryTable.Arrival arrival(Mapping mapping, Call call, JsonNode part) {
        Body body = new Body(mapping.source(), null, part, part);
        String raw = part.toString();
        String reason = null;
        String topic = "";
        String id = null;
        try {
            topic = printable(mapping.topicOf(call.header(), body));
            id = mapping.idOf(call.header(), body);
        } catch (DoesNotFit wrong) {
            reason = wrong.getMessage() + ".";
        }
        String print = fingerprint(topic, raw);
        boolean plain = id != null && id.matches("[\\x21-\\x7e]{1,200}");
        return new DeliveryTable.Arrival(mapping.source(), plain ? id : print, print, topic, raw, reason);
    }

    private void insert(DeliveryTable.Arrival arrival) {
        boolean fresh = table.insert(arrival, watch.time().now());
        watch.counts().count(arrival.source(), fresh ? "accepted" : "duplicate");
    }

    /** Answered kindly and kept nowhere. */
    private static boolean isPing(Mapping mapping, Call call) {
        return mapping.ping() != null
                && call.body().length <= 100
                && new String(call.body(), StandardCharsets.UTF_8).matches(mapping.ping());
    }

    private Outcome refused(String source, Outcome outcome, String why) {
        watch.counts().refused(source, outcome, why);
        return outcome;
    }

    private static String printable(String topic) {
        return topic.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static String fingerprint(String topic, String raw) {
        return HexFormat.of().formatHex(Signature.digest((topic + "\n" + raw).getBytes(StandardCharsets.UTF_8)));
    }
}
