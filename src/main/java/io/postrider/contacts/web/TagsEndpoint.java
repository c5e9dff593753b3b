package io.postrider.contacts.web;

import io.postrider.contacts.ContactNotFound;
import io.postrider.contacts.Tags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Words people stick to contacts, for programs. */
@RestController
@RequestMapping("/api/contacts/{id}/tags")
@Tag(name = "Contacts")
class TagsEndpoint {

    private final Tags tags;

    TagsEndpoint(Tags tags) {
        this.tags = tags;
    }

    @PutMapping("/{tag}")
    @Operation(summary = "Stick a word to a contact")
    @ApiResponse(responseCode = "204", description = "She has it.")
    ResponseEntity<Void> add(@PathVariable String id, @Parameter(example = "wholesale") @PathVariable String tag) {
        tags.add(ContactNotFound.idIn(id), List.of(tag));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{tag}")
    @Operation(summary = "Take a word away; one she has not got changes nothing")
    @ApiResponse(responseCode = "204", description = "She has it no more.")
    ResponseEntity<Void> remove(@PathVariable String id, @PathVariable String tag) {
        tags.remove(ContactNotFound.idIn(id), tag);
        return ResponseEntity.noContent().build();
    }
}
