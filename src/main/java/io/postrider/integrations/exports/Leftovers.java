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

    private final RunList list;
    private final FileTable files;
    private final ExportSettings settings;
    private final Clock clock;

    Leftovers(RunList list, FileTable files, ExportSettings settings, Clock clock) {
        this.list = list;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ends with the first run whose files cannot be taken away; it is tried again with the next export. */
    void removeAll(Turn.Held turn, ExportStore store) {
        for (long run : files.needless(settings.keptSince(clock.instant()))) {
            if (!remove(run, turn, store)) {
                return;
            }
        }
    }

    /** Makes room for the same run, which will write files of the same names. */
    void clear(long run, Turn.Held turn, ExportStore store) {
        if (!remove(run, turn, store)) {
            forget(run, turn);
        }
    }

    /** @return false when some of them may still be there */
    boolean remove(long run, Turn.Held turn, ExportStore store) {
        if (store.name().equals(list.get(run).store())) {
            try {
                for (ExportFile file : files.of(run)) {
                    store.delete(file.name());
                }
            } catch (NotStored refused) {
                LOG.warn("Files of export {} are still in the store although they count for nothing", run);
                return false;
            }
        }
        forget(run, turn);
        return true;
    }

    private void forget(long run, Turn.Held turn) {
        turn.step(() -> {
            files.remove(run);
            return run;
        });
    }
}
