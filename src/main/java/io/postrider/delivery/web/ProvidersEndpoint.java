package io.postrider.delivery.web;

import io.postrider.delivery.Sending;
import io.postrider.delivery.Sending.Provider;
import io.postrider.delivery.reputation.Brakes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
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

/** How mailbox providers take our mail, for programs. */
@RestController
@RequestMapping(path = "/api/mailbox-providers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sending")
class ProvidersEndpoint {

    private static final int LONGEST_WHY = 300;
    private static final int MOST_HOURS = 168;

    private final Sending sending;
    private final Brakes brakes;

    ProvidersEndpoint(Sending sending, Brakes brakes) {
        this.sending = sending;
        this.brakes = brakes;
    }

    /** Why the brake may be let go. */
    @Schema(name = "BrakeReleaseRequest")
    record ReleaseRequest(
            @Schema(description = "what was found and mended", requiredMode = Schema.RequiredMode.REQUIRED) String why,
            @Schema(description = "1 to 168; 24 if left out") Integer hours) {}

    @GetMapping
    @Operation(summary = "What became of our mail in the last seven days, and how hard we brake")
    List<Provider> list() {
        return sending.providers();
    }

    @PutMapping("/{provider}/brake-release")
    @Operation(
            summary = "Let a complaint brake go for a while",
            description = "For when the cause was found and mended; held mail goes on within a quarter of an hour.")
    @ApiResponse(responseCode = "204", description = "Mail leaves again.")
    ResponseEntity<Void> release(
            @PathVariable String provider,
            @RequestBody ReleaseRequest request,
            @Parameter(hidden = true) Principal who) {
        String why = request.why() == null ? "" : request.why().strip();
        if (why.isEmpty() || why.length() > LONGEST_WHY || why.chars().anyMatch(Character::isISOControl)) {
            throw new UnusableRequest("why must say in one line of at most 300 characters what was mended.");
        }
        int hours = request.hours() == null ? 24 : request.hours();
        if (hours < 1 || hours > MOST_HOURS) {
            throw new UnusableRequest("hours must be 1 to 168.");
        }
        brakes.release(ProviderName.checked(provider), Duration.ofHours(hours), why, who.getName());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{provider}/brake-release")
    @Operation(summary = "Let the brake take hold again")
    @ApiResponse(responseCode = "204", description = "It holds, if complaints are that many.")
    ResponseEntity<Void> restore(@PathVariable String provider, @Parameter(hidden = true) Principal who) {
        brakes.restore(ProviderName.checked(provider), who.getName());
        return ResponseEntity.noContent().build();
    }
}
