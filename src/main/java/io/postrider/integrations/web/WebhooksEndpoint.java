package io.postrider.integrations.web;

import io.postrider.contacts.InvalidPage;
import io.postrider.integrations.outbound.Delivery;
import io.postrider.integrations.outbound.InvalidWebhook;
import io.postrider.integrations.outbound.OutgoingWebhook;
import io.postrider.integrations.outbound.OutgoingWebhooks;
import io.postrider.integrations.outbound.OutgoingWebhooks.Added;
import io.postrider.integrations.outbound.WebhookDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

/** Who hears of what happens here, for programs. */
@RestController
@RequestMapping(path = "/api/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks", description = "Tells other systems what happens, signed as standardwebhooks.com describes.")
class WebhooksEndpoint {

    private final OutgoingWebhooks webhooks;
    private final WebhookDesk desk;

    WebhooksEndpoint(OutgoingWebhooks webhooks, WebhookDesk desk) {
        this.webhooks = webhooks;
        this.desk = desk;
    }

    /** Who wants to hear of what. */
    @Schema(name = "WebhookRequest")
    record WebhookRequest(
            @Schema(description = "https; no address of a private network", requiredMode = Schema.RequiredMode.REQUIRED)
                    String url,
            @Schema(
                            description = "names, beginnings such as email.*, or *",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    List<String> events,
            @Schema(description = "whether her address and external id are told; not, if left out")
                    Boolean includeContact) {}

    /** Whether it is on. */
    @Schema(name = "WebhookSwitch")
    record SwitchRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean active) {}

    /** From when on. */
    @Schema(name = "ReplayRequest")
    record ReplayRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant since) {}

    /** How many are told again. */
    @Schema(name = "Replayed")
    record Replayed(int deliveries) {}

    @GetMapping
    @Operation(summary = "All webhooks, and which of them fail")
    List<OutgoingWebhook> list() {
        return webhooks.all();
    }

    @PostMapping
    @Operation(summary = "Tell a system of events; the secret of its signatures is shown now and never again")
    @ApiResponse(responseCode = "201", description = "It is told of everything from now on.")
    ResponseEntity<Added> add(@RequestBody WebhookRequest request, @Parameter(hidden = true) Principal who) {
        Added added = webhooks.add(
                request.url(), request.events(), Boolean.TRUE.equals(request.includeContact()), who.getName());
        return ResponseEntity.created(
                        URI.create("/api/webhooks/" + added.webhook().id()))
                .body(added);
    }

    @PutMapping("/{webhook}/switch")
    @Operation(summary = "Switch it on or off; what waited meanwhile is told then")
    OutgoingWebhook turn(
            @PathVariable String webhook, @RequestBody SwitchRequest request, @Parameter(hidden = true) Principal who) {
        return webhooks.switchOn(id(webhook), !Boolean.FALSE.equals(request.active()), who.getName());
    }

    @DeleteMapping("/{webhook}")
    @Operation(summary = "Tell it nothing any more")
    @ApiResponse(responseCode = "204", description = "It is gone, with all that waited.")
    ResponseEntity<Void> remove(@PathVariable String webhook, @Parameter(hidden = true) Principal who) {
        webhooks.remove(id(webhook), who.getName());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{webhook}/deliveries")
    @Operation(summary = "What became of each event, newest first")
    List<Delivery> deliveries(@PathVariable String webhook, @RequestParam(defaultValue = "50") int limit) {
        return desk.newest(id(webhook), InvalidPage.limit(limit));
    }

    @PostMapping("/{webhook}/replays")
    @Operation(summary = "Tell again what was given up since then")
    Replayed replay(@PathVariable String webhook, @RequestBody ReplayRequest request) {
        return new Replayed(desk.replay(id(webhook), request.since() == null ? Instant.EPOCH : request.since()));
    }

    private static UUID id(String webhook) {
        try {
            return UUID.fromString(webhook);
        } catch (IllegalArgumentException e) {
            throw InvalidWebhook.missing();
        }
    }
}
