package io.postrider.contacts.web;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactNotFound;
import io.postrider.contacts.InvalidPage;
import io.postrider.contacts.Merging;
import io.postrider.contacts.quality.AddressHint;
import io.postrider.contacts.quality.AddressNote;
import io.postrider.contacts.quality.AddressNotes;
import io.postrider.contacts.quality.Duplicates;
import io.postrider.contacts.quality.Duplicates.Suspects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts who are probably one, and addresses somebody should look at; for apps. */
@RestController
@Tag(name = "Contacts")
class DuplicatesEndpoint {

    private final Duplicates duplicates;
    private final AddressNotes notes;
    private final Merging merging;

    DuplicatesEndpoint(Duplicates duplicates, AddressNotes notes, Merging merging) {
        this.duplicates = duplicates;
        this.notes = notes;
        this.merging = merging;
    }

    /** Who is merged into the contact. */
    @Schema(name = "MergeRequest")
    record MergeRequest(
            @Schema(
                            description = "id of the contact that goes",
                            format = "uuid",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String contact) {}

    /** A contact with a doubtful address, as apps see her. */
    @Schema(name = "DoubtfulAddress")
    record Doubtful(@Schema(type = "string", format = "uuid") ContactId contact, List<AddressHint> hints) {}

    /** A page of them. */
    @Schema(name = "DoubtfulAddressPage")
    record DoubtfulPage(List<Doubtful> items, String next) {}

    @GetMapping(path = "/api/duplicates", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Contacts who are probably one person")
    List<Suspects> duplicates(@RequestParam(defaultValue = "50") int limit) {
        return duplicates.suspects(InvalidPage.limit(limit));
    }

    @GetMapping(path = "/api/address-hints", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Contacts whose address somebody should look at")
    DoubtfulPage doubtful(
            @RequestParam(required = false) AddressHint.Kind kind,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        List<AddressNote> found = notes.doubtful(kind, cursor(after), InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<Doubtful> items = found.stream()
                .limit(limit)
                .map(note -> new Doubtful(note.contact(), note.hints()))
                .toList();
        return new DoubtfulPage(items, more ? items.get(limit - 1).contact().toString() : null);
    }

    @PostMapping(path = "/api/contacts/{id}/merges", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Make one contact of two who are one person",
            description =
                    "The contact of the path is kept; what the other did, agreed to and was sent becomes hers. Of what both"
                            + " say, the kept one's wins; of her consents, what she said last. It cannot be undone.")
    @ApiResponse(responseCode = "204", description = "They are one.")
    ResponseEntity<Void> merge(
            @PathVariable String id, @RequestBody MergeRequest request, @Parameter(hidden = true) Principal who) {
        String gone = request.contact() == null ? "" : request.contact();
        merging.merge(ContactNotFound.idIn(id), ContactNotFound.idIn(gone), who.getName());
        return ResponseEntity.noContent().build();
    }

    private static ContactId cursor(String after) {
        try {
            return after == null ? null : ContactId.of(after);
        } catch (IllegalArgumentException e) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
    }
}
