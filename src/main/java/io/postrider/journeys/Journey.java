package io.postrider.journeys;

import java.util.List;

/**
 * A journey as it is drawn: who enters, what happens, what ends it.
 *
 * @param key stable name, the same as the file's
 * @param version counted by the engine, beginning with 1
 * @param versionTag the analyst's own word for the version, may be null
 * @param definitionId the engine's name of this version
 * @param paused true while nobody may enter
 * @param purposes consent purposes of the mails it sends, transactional ones included
 */
public record Journey(
        String key,
        String name,
        int version,
        String versionTag,
        String documentation,
        String definitionId,
        boolean paused,
        JourneyStart start,
        List<String> purposes) {}
