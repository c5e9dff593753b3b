package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mappings of this installation, read once at start: those that come with Postrider, and its own, which win.
 *
 * <p>One of its own that cannot be read or whose examples fail is refused as a whole and its source stays off; the findings say
 * why.
 */
@Component
class Mappings {

    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);

    private final Map<String, Mapping> mappings = new TreeMap<>();
    private final Map<String, List<String>> findings = new TreeMap<>();

    Mappings(HookSettings settings) {
        MappingFiles.shipped().forEach(this::read);
        if (settings.folder() != null) {
            MappingFiles.of(settings.folder()).forEach(this::read);
        }
        findings.forEach((source, faults) ->
                faults.forEach(fault -> LOG.error("The mapping of webhooks of {} is not used: {}", source, fault)));
    }

    Optional<Mapping> of(String source) {
        return Optional.ofNullable(mappings.get(source));
    }

    /** All sources, in their order, also those whose mapping is refused. */
    List<String> sources() {
        TreeMap<String, Boolean> all = new TreeMap<>();
        mappings.keySet().forEach(it -> all.put(it, true));
        findings.keySet().forEach(it -> all.put(it, true));
        return List.copyOf(all.keySet());
    }

    /** Why the source's mapping is not used; nothing when it is. */
    List<String> findings(String source) {
        return findings.getOrDefault(source, List.of());
    }

    private void read(String source, MappingFiles.Found files) {
        mappings.remove(source);
        List<String> faults = new ArrayList<>();
        try {
            Mapping mapping = parsed(source, files);
            faults.addAll(new Examples(files.examples()).faults(mapping));
            if (faults.isEmpty()) {
                mappings.put(source, mapping);
            }
        } catch (UnusableMapping fault) {
            faults.add("mapping.json: " + fault.getMessage());
        }
        if (!faults.isEmpty()) {
            findings.put(source, List.copyOf(faults));
        }
    }

    private static Mapping parsed(String source, MappingFiles.Found files) {
        // "mail" is the door of mail providers.
        if (!source.matches("[a-z][a-z0-9-]{0,59}") || source.equals("mail")) {
            throw new UnusableMapping(
                    "The folder's name", "must be lower-case letters, digits and hyphens, and not \"mail\"");
        }
        if (files.mapping() == null) {
            throw new UnusableMapping("It", "is missing");
        }
        JsonNode file = Json.read(files.mapping()).orElseThrow(() -> new UnusableMapping("It", "is not JSON"));
        return Mapping.parse(source, file);
    }
}
