package io.postrider.contacts.web;

import io.postrider.contacts.Purpose;
import io.postrider.contacts.Purposes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What mail is written for, for apps. */
@RestController
@RequestMapping(path = "/api/purposes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Purposes", description = "What mail is written for; consent is given for each.")
class PurposesEndpoint {

    private final Purposes purposes;

    PurposesEndpoint(Purposes purposes) {
        this.purposes = purposes;
    }

    /** In the words of whoever chooses. */
    @Schema(name = "PurposeRequest")
    record PurposeRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            String description,
            @Schema(
                            description = "whether who signs up through a form confirms it by mail; yes, if left out."
                                    + " Without it only whoever was never asked before is taken at her word")
                    Boolean doubleOptIn) {}

    @GetMapping
    @Operation(summary = "All purposes, in the order in which people see them")
    List<Purpose> list() {
        return purposes.all();
    }

    @PutMapping("/{purpose}")
    @Operation(summary = "Add one, or change its words and whether sign-ups are confirmed")
    Purpose put(
            @PathVariable String purpose,
            @RequestBody PurposeRequest request,
            @Parameter(hidden = true) Principal who) {
        return purposes.put(
                purpose,
                request.name(),
                request.description(),
                !Boolean.FALSE.equals(request.doubleOptIn()),
                who.getName());
    }
}
