package io.postrider.journeys.web;

import io.postrider.journeys.Journey;
import io.postrider.journeys.JourneyCount;
import io.postrider.journeys.StepCount;
import java.util.List;

/** A journey, who enters it and how it goes. @param steps what happened at each step; null in lists */
record JourneyView(
        String key,
        String name,
        int version,
        String versionTag,
        String documentation,
        boolean paused,
        String trigger,
        List<String> purposes,
        JourneyCount count,
        List<StepCount> steps) {

    static JourneyView of(Journey journey, JourneyCount count, List<StepCount> steps) {
        return new JourneyView(
                journey.key(),
                journey.name(),
                journey.version(),
                journey.versionTag(),
                journey.documentation(),
                journey.paused(),
                journey.start().trigger().text(),
                journey.purposes(),
                count,
                steps);
    }
}
