package io.postrider.integrations.exports;

import io.postrider.integrations.exports.FileTable.ExportFile;
import io.postrider.integrations.exports.RunTable.Counts;
import java.time.Instant;
import java.util.List;

/**
 * What an export consists of; written last, so that whoever reads only what manifests name never sees half of one.
 *
 * @param schemaVersion grows when a field of a line is taken away or means something else; fields may be added at any time
 * @param previousRun the export before it; whoever has not read that one has missed something. Null: there is none
 * @param everything whether it tells all there is, and not only what is new since the previous run
 * @param from when the previous run began (business time); null when everything is told
 * @param to when this run began
 * @param counts contacts as they are now, contacts who are gone, events, and how many of these are results
 * @param files their names from the root of the store
 */
record Manifest(
        int schemaVersion,
        long run,
        Long previousRun,
        boolean everything,
        Instant from,
        Instant to,
        Counts counts,
        List<ExportFile> files) {

    static final int SCHEMA = 1;
}
