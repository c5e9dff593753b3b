package io.postrider.journeys;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one version of a drawing says, read once.
 *
 * @param name as drawn, or its key when it has none
 * @param start null when it is no journey (a campaign, an operation)
 * @param faults why the start cannot be understood; empty for a good journey
 * @param steps flow nodes by id
 * @param messages event names it waits for anywhere
 * @param filters filter by id of the catching event
 * @param exits interrupting exits of the whole journey
 * @param variables names of the variables the drawing speaks of
 */
record JourneyModel(
        String name,
        String documentation,
        JourneyStart start,
        List<String> faults,
        Map<String, Step> steps,
        Set<String> messages,
        Map<String, EventFilter> filters,
        List<Exit> exits,
        Set<String> variables) {

    /**
     * An element of the drawing.
     *
     * @param purpose consent purpose when it sends mail, else null
     * @param exit true when it lies inside an exit, after she has left the main path
     */
    record Step(String id, String name, String type, String purpose, boolean exit) {}

    /** An interrupting event sub-process of the journey: she leaves when this happens. */
    record Exit(String name, String event, EventFilter filter) {}

    boolean journey() {
        return start != null;
    }

    /** The step's name as drawn, or its id when it has none. */
    String nameOf(String step) {
        Step known = steps.get(step);
        return known == null || known.name() == null ? step : known.name();
    }

    boolean exitStep(String step) {
        Step known = steps.get(step);
        return known != null && known.exit();
    }
}
