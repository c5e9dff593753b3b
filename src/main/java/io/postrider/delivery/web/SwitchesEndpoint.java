package io.postrider.delivery.web;

import io.postrider.delivery.Sending;
import io.postrider.delivery.Sending.Stopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
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

/** The big red buttons, for programs. */
@RestController
@RequestMapping(path = "/api/sending-switches", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sending", description = "What holds mail back for everybody.")
class SwitchesEndpoint {

    private final Sending sending;

    SwitchesEndpoint(Sending sending) {
        this.sending = sending;
    }

    /** Why it stops. */
    @Schema(name = "SwitchRequest")
    record SwitchRequest(
            @Schema(
                            description = "one line of at most 300 characters; the held mails say it",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String why) {}

    @GetMapping
    @Operation(summary = "What is stopped, the newest first")
    List<Stopped> list() {
        return sending.stopped();
    }

    @PutMapping("/{switch}")
    @Operation(
            summary = "Stop everything, marketing, a purpose, a journey or a template",
            description =
                    "Mails are held with who and why, and go on within seconds when the switch is lifted. What is stopped"
                            + " already keeps its first reason.")
    Stopped stop(
            @Parameter(
                            description = "everything, marketing, purpose:<key>, journey:<key> or template:<key>",
                            example = "template:autumn-sale")
                    @PathVariable("switch")
                    String key,
            @RequestBody SwitchRequest request,
            @Parameter(hidden = true) Principal who) {
        return sending.stop(key, request.why(), who.getName());
    }

    @DeleteMapping("/{switch}")
    @Operation(summary = "Let it go on")
    @ApiResponse(responseCode = "204", description = "It is not stopped any more, or was not.")
    ResponseEntity<Void> lift(
            @Parameter(example = "template:autumn-sale") @PathVariable("switch") String key,
            @Parameter(hidden = true) Principal who) {
        sending.lift(key, who.getName());
        return ResponseEntity.noContent().build();
    }
}
