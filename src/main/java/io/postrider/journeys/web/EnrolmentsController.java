package io.postrider.journeys.web;

import io.postrider.journeys.Enrolment;
import io.postrider.journeys.Journeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a journey: enrol by hand or by an app, look, take out. */
@RestController
@RequestMapping(path = "/api/journeys/{key}/enrolments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Journeys")
class EnrolmentsController {

    private static final int LARGEST_PAGE = 500;

    private final Journeys journeys;

    EnrolmentsController(Journeys journeys) {
        this.journeys = journeys;
    }

    @PostMapping
    @Operation(summary = "Let a contact in, through the same door as the journey's trigger")
    @ApiResponse(responseCode = "201", description = "She is in; Location says where her enrolment is found.")
    ResponseEntity<EnrolmentView> enrol(@PathVariable String key, @Valid @RequestBody EnrolmentRequest request) {
        Enrolment enrolment = journeys.enrol(key, request.contactId(), request.variables());
        return ResponseEntity.created(
                        URI.create("/api/journeys/" + enrolment.journey() + "/enrolments/" + enrolment.id()))
                .body(EnrolmentView.of(enrolment));
    }

    @GetMapping
    @Operation(summary = "Who is or was in the journey, in the order of entering")
    Page<EnrolmentView> list(
            @PathVariable String key,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw InvalidPage.limit(limit, LARGEST_PAGE);
        }
        if (after != null && !journeys.hasEnrolment(key, after)) {
            throw InvalidPage.after(after);
        }
        List<EnrolmentView> items = journeys.enrolments(key, after, limit + 1).stream()
                .map(EnrolmentView::of)
                .toList();
        boolean more = items.size() > limit;
        List<EnrolmentView> page = more ? items.subList(0, limit) : items;
        return new Page<>(page, more ? page.get(limit - 1).id() : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One run of a contact through the journey")
    EnrolmentView find(@PathVariable String key, @PathVariable String id) {
        return EnrolmentView.of(journeys.enrolment(key, id));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Take a contact out",
            description = "Her mails not yet sent are taken back. Whoever is out already stays as she is.")
    EnrolmentView leave(@PathVariable String key, @PathVariable String id) {
        return EnrolmentView.of(journeys.leave(key, id, "Taken out through the API"));
    }
}
