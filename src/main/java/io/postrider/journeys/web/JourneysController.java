package io.postrider.journeys.web;

import io.postrider.journeys.Journey;
import io.postrider.journeys.JourneyNotFound;
import io.postrider.journeys.Journeys;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journeys of this installation and how they go. */
@RestController
@RequestMapping("/api/journeys")
class JourneysController {

    private final Journeys journeys;

    JourneysController(Journeys journeys) {
        this.journeys = journeys;
    }

    /** The newest version of each journey; there are never so many that they need a second page. */
    @GetMapping
    Page<JourneyView> list() {
        List<JourneyView> items = journeys.all().stream()
                .map(journey -> JourneyView.of(journey, journeys.count(journey.key(), null), null))
                .toList();
        return new Page<>(items, null);
    }

    /** One journey with what happened at each step. Without a version: the newest drawing, all versions counted together. */
    @GetMapping("/{key}")
    JourneyView find(@PathVariable String key, @RequestParam(required = false) Integer version) {
        Journey journey = (version == null ? journeys.find(key) : journeys.find(key, version))
                .orElseThrow(() -> new JourneyNotFound(key, version));
        return JourneyView.of(journey, journeys.count(key, version), journeys.steps(key, version));
    }
}
