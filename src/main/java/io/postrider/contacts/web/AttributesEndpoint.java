package io.postrider.contacts.web;

import io.postrider.contacts.AttributeDefinition;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What may be known about contacts, for programs. */
@RestController
@RequestMapping(path = "/api/attributes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Contacts")
class AttributesEndpoint {

    private final Attributes attributes;

    AttributesEndpoint(Attributes attributes) {
        this.attributes = attributes;
    }

    /** What an attribute is. */
    @Schema(name = "AttributeRequest")
    record AttributeRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AttributeKind kind,
            @Schema(description = "as people read it; its name if left out") String label) {}

    @GetMapping
    @Operation(summary = "What may be known about contacts: told by people and apps, or worked out (owner)")
    List<AttributeDefinition> list() {
        return List.copyOf(attributes.all().values());
    }

    @PutMapping("/{attribute}")
    @Operation(summary = "Declare an attribute, or give it another label; its kind stays")
    AttributeDefinition put(
            @Parameter(example = "birthday") @PathVariable String attribute, @RequestBody AttributeRequest request) {
        return attributes.declare(attribute, request.kind(), request.label());
    }

    @DeleteMapping("/{attribute}")
    @Operation(summary = "Remove an attribute nobody has a value for")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    ResponseEntity<Void> remove(@PathVariable String attribute) {
        attributes.remove(attribute);
        return ResponseEntity.noContent().build();
    }
}
