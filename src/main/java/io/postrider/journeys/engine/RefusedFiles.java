package io.postrider.journeys.engine;

import io.postrider.journeys.rules.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Files on disk that may not run, with what is wrong with them, until they are mended. */
@Component
public class RefusedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedFiles.class);

    private final ModelGate gate;
    private final Map<String, List<Finding>> refused = new ConcurrentHashMap<>();

    RefusedFiles(ModelGate gate) {
        this.gate = gate;
    }

    /** What is wrong with each refused file, by file name. */
    public Map<String, List<Finding>> all() {
        return new TreeMap<>(refused);
    }

    /** Asks the rules, and remembers and tells what they find. */
    List<Finding> check(String name, byte[] content) {
        List<Finding> findings = gate.check(name, content);
        if (findings.isEmpty()) {
            refused.remove(name);
        } else {
            refuse(name, findings);
        }
        return findings;
    }

    void refuse(String name, List<Finding> findings) {
        refused.put(name, findings);
        LOG.warn("{} is refused, the version before it stays:", name);
        findings.forEach(finding -> LOG.warn(
                "  {}{} ({})",
                finding.elementId() == null ? "" : finding.elementId() + ": ",
                finding.message(),
                finding.rule()));
    }
}
