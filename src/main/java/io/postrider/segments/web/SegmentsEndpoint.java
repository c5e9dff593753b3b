package io.postrider.segments.web;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.InvalidPage;
import io.postrider.segments.Preview;
import io.postrider.segments.ReadyMade;
import io.postrider.segments.Segment;
import io.postrider.segments.SegmentDesk;
import io.postrider.segments.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Segments, for programs. */
@RestController
@RequestMapping(path = "/api/segments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Segments", description = "Groups of contacts, described by rules and kept up to date.")
class SegmentsEndpoint {

    private final Segments segments;
    private final SegmentDesk desk;
    private final ReadyMade readyMade;

    SegmentsEndpoint(Segments segments, SegmentDesk desk, ReadyMade readyMade) {
        this.segments = segments;
        this.desk = desk;
        this.readyMade = readyMade;
    }

    @GetMapping
    @Operation(summary = "All segments, with how many are in each")
    SegmentsPage list() {
        Map<String, Long> counts = segments.counts();
        return new SegmentsPage(segments.all().stream()
                .map(segment -> view(segment, counts.getOrDefault(segment.key(), 0L)))
                .toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "One segment")
    SegmentView one(@PathVariable String key) {
        return view(segments.get(key), segments.count(key));
    }

    @PutMapping("/{key}")
    @Operation(
            summary = "Make a segment, or change it",
            description =
                    "A new rule is compared with everybody in the background; meanwhile filling is true. Whom a new rule"
                            + " moves has done nothing, so her segment.entered is history and starts no journey. A rule that cannot be used is"
                            + " answered with 422: detail says why, path where.")
    SegmentView keep(@PathVariable String key, @RequestBody SegmentRequest request) {
        SegmentDesk.Wanted wanted = new SegmentDesk.Wanted(
                key,
                request.name(),
                request.description() == null ? "" : request.description(),
                Segment.Kind.OWN,
                request.rule());
        return view(kept(wanted), segments.count(key));
    }

    /** Somebody may make the same segment at the same moment: then it is changed. */
    private Segment kept(SegmentDesk.Wanted wanted) {
        try {
            return desk.keep(wanted);
        } catch (DuplicateKeyException e) {
            return desk.keep(wanted);
        }
    }

    @PostMapping("/preview")
    @Operation(summary = "Whom a rule would take in now, without keeping it")
    Preview preview(@RequestBody PreviewRequest request) {
        return desk.preview(request.rule());
    }

    @GetMapping("/{key}/members")
    @Operation(summary = "Who is in a segment")
    MembersPage members(
            @PathVariable String key,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        return MembersPage.of(
                segments.members(key, after == null ? null : id(after), InvalidPage.limit(limit) + 1), limit);
    }

    @PostMapping("/{key}/rebuild")
    @Operation(summary = "Compare everybody with the rule again, in the background")
    @ApiResponse(responseCode = "202", description = "It is going to be done.")
    ResponseEntity<Void> rebuild(@PathVariable String key) {
        desk.rebuild(key);
        return ResponseEntity.accepted().build();
    }

    @DeleteMapping("/{key}")
    @Operation(summary = "Delete a segment")
    @ApiResponse(responseCode = "204", description = "There is no such segment any more, or was none.")
    @ApiResponse(responseCode = "409", description = "It is used: usedBy says by what.")
    ResponseEntity<Void> delete(@PathVariable String key) {
        desk.delete(key);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/ready-made")
    @Operation(summary = "The ready-made segments that are not in use yet")
    List<ReadyMade.Offer> offered() {
        return readyMade.offered();
    }

    @PostMapping("/ready-made/{key}")
    @Operation(
            summary = "Take a ready-made segment",
            description =
                    "From then on it is like any other, to be changed and deleted; taking it again changes nothing.")
    SegmentView take(@Parameter(example = "engaged") @PathVariable String key) {
        Segment taken = readyMade.add(key);
        return view(taken, segments.count(taken.key()));
    }

    private SegmentView view(Segment it, long members) {
        return new SegmentView(
                it.key(),
                it.name(),
                it.description(),
                it.kind(),
                desk.sentence(it),
                it.rule(),
                members,
                segments.filling(it.key()),
                segments.usedBy(it.key()),
                it.createdAt(),
                it.changedAt());
    }

    private static ContactId id(String text) {
        try {
            return ContactId.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
    }
}
