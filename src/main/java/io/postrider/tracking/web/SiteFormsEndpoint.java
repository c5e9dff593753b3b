package io.postrider.tracking.web;

import io.postrider.tracking.site.SiteForm;
import io.postrider.tracking.site.SiteForms;
import io.postrider.tracking.site.SiteThingNotFound;
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

/** The sign-up forms the snippet shows, for programs. */
@RestController
@RequestMapping(path = "/api/site-forms", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Site")
class SiteFormsEndpoint {

    private final SiteForms forms;

    SiteFormsEndpoint(SiteForms forms) {
        this.forms = forms;
    }

    /** How a form is to be. */
    @Schema(name = "SiteFormRequest")
    record SiteFormRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String purpose,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) SiteForm.Kind kind,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String title,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String lead,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String button,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String thanks,
            @Schema(description = "whether it asks for her first name; not, if left out") Boolean asksName,
            @Schema(description = "of a POPUP: 0 to 600; 10 if left out") Integer delaySeconds,
            @Schema(description = "whether pages show it; yes, if left out") Boolean active) {

        SiteForm as(String form) {
            return new SiteForm(
                    form,
                    purpose,
                    kind,
                    title,
                    lead,
                    button,
                    thanks,
                    Boolean.TRUE.equals(asksName),
                    delaySeconds == null ? 10 : delaySeconds,
                    !Boolean.FALSE.equals(active),
                    0);
        }
    }

    @GetMapping
    @Operation(summary = "All forms of the shop's pages")
    List<SiteForm> list() {
        return forms.all();
    }

    @GetMapping("/{form}")
    @Operation(summary = "One form")
    SiteForm one(@PathVariable String form) {
        return forms.find(form).orElseThrow(() -> new SiteThingNotFound("site-form"));
    }

    @PutMapping("/{form}")
    @Operation(
            summary = "Make a form, or change it",
            description =
                    "Whoever signs up has to confirm by mail. Her proof names the form and its version, which counts up"
                            + " with every change.")
    SiteForm put(@Parameter(example = "autumn") @PathVariable String form, @RequestBody SiteFormRequest request) {
        return forms.put(request.as(form));
    }

    @DeleteMapping("/{form}")
    @Operation(summary = "No longer show a form")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    ResponseEntity<Void> remove(@PathVariable String form) {
        forms.remove(form);
        return ResponseEntity.noContent().build();
    }
}
