package io.postrider.integrations.exports;

import io.postrider.integrations.exports.FileTable.ExportFile;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes away what a broken run left in the store, and what is kept no longer, so that nobody who is erased stays in it. */
@Component
class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final RunList runs;
    private final FileTable files;
    private final ExportSettings settings;
    private final Clock clock;

    Leftovers(RunList runs, FileTable files, ExportSettings settings, Clock clock) {
        this.runs = runs;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    void removeAll(Turn.Held turn, ExportStore store) {
        files.needless(settings.keptSince(clock.instant())).forEach(run -> remove(run, turn, store));
    }

    /** Tried once: a store in which we may not delete would have us try for ever. */
    void remove(long run, Turn.Held turn, ExportStore store) {
        if (store.name().equals(runs.get(run).store())) {
            try {
                for (ExportFile file : files.of(run)) {
                    store.delete(file.name());
                }
            } catch (NotStored refused) {
                LOG.warn("Files of export {} stay in the store although they count for nothing", run);
            }
        }
        turn.step(() -> {
            files.remove(run);
            return run;
        });
    }
}
