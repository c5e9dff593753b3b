package io.postrider.integrations.connections;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A connected tool, as people may see it: without its keys.
 *
 * @param settings what was told and may be seen
 * @param secrets names of those that were told and are not shown
 */
@Schema(name = "Connection")
public record Connection(
        String name,
        String kind,
        String title,
        Map<String, String> settings,
        List<String> secrets,
        Instant createdAt,
        List<Progress> tasks) {

    /**
     * How far a task is; all times are machine time.
     *
     * @param state {@code WAITING} for its next page or run, {@code DONE} for good, {@code STUCK} until somebody mends something
     * @param running whether a run has begun and not ended
     * @param done taken since it was connected, in all runs
     * @param refused what could not be taken, in all runs
     * @param error a sentence; null when the last page was fetched
     */
    @Schema(name = "ConnectionTask")
    public record Progress(
            String task,
            String title,
            String state,
            boolean running,
            long done,
            long refused,
            String error,
            Instant nextAt,
            Instant finishedAt) {}
}
