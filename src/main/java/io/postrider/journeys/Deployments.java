package io.postrider.journeys;

import io.postrider.journeys.engine.RefusedFiles;
import java.util.List;
import org.springframework.stereotype.Component;

/** What became of the models and forms on disk: in development a saved file is live at once, or refused with findings. */
@Component
public class Deployments {

    /**
     * Something to change in a file before it may run; until then the version before it stays.
     *
     * @param element id of the element it is about, null when it is about the whole file
     * @param message one sentence for the analyst
     */
    public record Finding(String file, String element, String message) {}

    private final RefusedFiles refused;

    Deployments(RefusedFiles refused) {
        this.refused = refused;
    }

    /** Everything that keeps files of this installation from running; empty when all is well. */
    public List<Finding> findings() {
        return refused.all().entrySet().stream()
                .flatMap(file -> file.getValue().stream()
                        .map(finding -> new Finding(file.getKey(), finding.elementId(), finding.message())))
                .toList();
    }
}
