package io.postrider.journeys.web;

import io.postrider.journeys.Journey;
import io.postrider.journeys.JourneyNotFound;
import io.postrider.journeys.Journeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journeys of this installation and how they go. */
@RestController
@RequestMapping(path = "/api/journeys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Journeys", description = "The journeys of this installation, who is on them, and how they go.")
class JourneysController {

    private final Journeys journeys;

    JourneysController(Journeys journeys) {
        this.journeys = journeys;
    }

    /** There are never so many journeys that they need a second page. */
    @GetMapping
    @Operation(summary = "The newest version of each journey")
    Page<JourneyView> list() {
        List<JourneyView> items = journeys.all().stream()
                .map(journey -> JourneyView.of(journey, journeys.count(journey.key(), null), null))
                .toList();
        return new Page<>(items, null);
    }

    @GetMapping("/{key}")
    @Operation(
            summary = "One journey with what happened at each step",
            description = "Without a version: the newest drawing, all versions counted together.")
    JourneyView find(@PathVariable String key, @RequestParam(required = false) Integer version) {
        Journey journey = (version == null ? journeys.find(key) : journeys.find(key, version))
                .orElseThrow(() -> new JourneyNotFound(key, version));
        return JourneyView.of(journey, journeys.count(key, version), journeys.steps(key, version));
    }
}
