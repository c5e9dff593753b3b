package io.postrider.delivery.web;

import io.postrider.delivery.Sending;
import io.postrider.delivery.Sending.Warming;
import io.postrider.delivery.reputation.DeliveryStatistics;
import io.postrider.delivery.reputation.WarmUp;
import io.postrider.delivery.reputation.WarmUps;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
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

/** Warm-ups, for programs. */
@RestController
@RequestMapping(path = "/api/warm-ups", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sending")
class WarmUpsEndpoint {

    private final WarmUps warmUps;
    private final Sending sending;
    private final DeliveryStatistics statistics;

    WarmUpsEndpoint(WarmUps warmUps, Sending sending, DeliveryStatistics statistics) {
        this.warmUps = warmUps;
        this.sending = sending;
        this.statistics = statistics;
    }

    /** How to begin. */
    @Schema(name = "WarmUpRequest")
    record WarmUpRequest(
            @Schema(description = "mails on the first day, 1 to 1,000,000", requiredMode = Schema.RequiredMode.REQUIRED)
                    Integer startPerDay,
            @Schema(
                            description =
                                    "by how much a good day is followed by a bigger one, above 1 and at most 2; 1.5 if left out")
                    Double growth,
            @Schema(description = "the first day, at most a year ago; today if left out") LocalDate since) {}

    @GetMapping
    @Operation(summary = "At whom we begin with little, and what today's caps are")
    List<Warming> list() {
        return sending.warmUps();
    }

    @PutMapping("/{provider}")
    @Operation(
            summary = "Begin with little at a provider, or change how",
            description =
                    "A cap grows only after a good day: at least half of it used, at most 5 % put off and 0.1 % complaints."
                            + " The provider all means everybody together.")
    Warming start(
            @Parameter(example = "google") @PathVariable String provider,
            @RequestBody WarmUpRequest request,
            @Parameter(hidden = true) Principal who) {
        WarmUp begun = warmUps.start(wanted(ProviderName.checked(provider), request), who.getName());
        return new Warming(begun.provider(), begun.startPerDay(), begun.growth(), begun.since(), begun.perDay());
    }

    @DeleteMapping("/{provider}")
    @Operation(summary = "End a warm-up: as many as there are")
    @ApiResponse(responseCode = "204", description = "There is no cap any more, or was none.")
    ResponseEntity<Void> end(@PathVariable String provider, @Parameter(hidden = true) Principal who) {
        warmUps.end(ProviderName.checked(provider), who.getName());
        return ResponseEntity.noContent().build();
    }

    private WarmUp wanted(String provider, WarmUpRequest request) {
        if (request.startPerDay() == null || request.startPerDay() < 1 || request.startPerDay() > 1_000_000) {
            throw new UnusableRequest("startPerDay must be 1 to 1000000.");
        }
        double growth = request.growth() == null ? 1.5 : request.growth();
        if (!(growth > 1 && growth <= 2)) {
            throw new UnusableRequest("growth must be above 1 and at most 2: nobody trusts a sender who grows faster.");
        }
        LocalDate today = statistics.today();
        LocalDate since = request.since() == null ? today : request.since();
        if (since.isAfter(today) || since.isBefore(today.minusYears(1))) {
            throw new UnusableRequest("since must be a day of the last year, or today.");
        }
        return new WarmUp(provider, request.startPerDay(), growth, since, 0);
    }
}
