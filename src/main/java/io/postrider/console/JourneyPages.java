package io.postrider.console;

import io.postrider.journeys.Journey;
import io.postrider.journeys.Journeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The journeys: the list, and one of them as a drawing on which people can be watched. */
@Controller
class JourneyPages {

    private final Journeys journeys;

    JourneyPages(Journeys journeys) {
        this.journeys = journeys;
    }

    @GetMapping("/journeys")
    String list(Model model) {
        model.addAttribute(
                "journeys",
                journeys.all().stream()
                        .map(journey -> new JourneyRow(journey, journeys.count(journey.key(), null)))
                        .toList());
        return "console/journeys";
    }

    /** @param version null for all versions together, on the newest drawing */
    @GetMapping("/journeys/{key}")
    String one(@PathVariable String key, @RequestParam(required = false) Integer version, Model model) {
        Journey newest = find(key, null);
        model.addAttribute("journey", find(key, version));
        model.addAttribute("version", version);
        model.addAttribute("newest", newest.version());
        model.addAttribute("versions", versions(newest));
        model.addAttribute("live", live(key, version));
        return "console/journey";
    }

    @GetMapping("/journeys/{key}/live.json")
    ResponseEntity<LiveNumbers> numbers(@PathVariable String key, @RequestParam(required = false) Integer version) {
        find(key, version);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(live(key, version));
    }

    @GetMapping("/journeys/{key}/model.bpmn")
    ResponseEntity<String> drawing(@PathVariable String key, @RequestParam(required = false) Integer version) {
        find(key, version);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(journeys.diagram(key, version));
    }

    private Journey find(String key, Integer version) {
        return (version == null ? journeys.find(key) : journeys.find(key, version))
                .orElseThrow(() -> new PageNotFound("There is no such journey."));
    }

    private LiveNumbers live(String key, Integer version) {
        return LiveNumbers.of(journeys.count(key, version), journeys.steps(key, version));
    }

    /** Newest first; versions somebody deleted are left out. */
    private List<Integer> versions(Journey newest) {
        return IntStream.iterate(newest.version(), version -> version > 0, version -> version - 1)
                .filter(version -> journeys.find(newest.key(), version).isPresent())
                .boxed()
                .toList();
    }
}
