package io.postrider.integrations.hooks.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.InvalidPage;
import io.postrider.integrations.hooks.Fact;
import io.postrider.integrations.hooks.FailedCall;
import io.postrider.integrations.hooks.HookState;
import io.postrider.integrations.hooks.Hooks;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks of shops and tools, for whoever sets them up and looks after them. */
@RestController
@RequestMapping(path = "/api/hooks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks in", description = "What shops and tools tell, at /hooks/{source}, and what became of it.")
class HooksEndpoint {

    @Schema(name = "Hooks")
    record Sources(List<HookState> items) {}

    /** @param next what to give as {@code after} for the next part, null at the end */
    @Schema(name = "HookErrorPage")
    record Errors(List<FailedCall> items, String next) {}

    /** @param secret what the source signs with; never shown again */
    @Schema(name = "HookSecret")
    record NewSecret(String secret) {

        /** Without it, wherever it may be printed. */
        @Override
        public String toString() {
            return "NewSecret[]";
        }
    }

    /** @param topic where a header says it; else null */
    @Schema(name = "HookTest")
    record Trial(String topic, JsonNode body) {}

    /** What a body would tell. */
    @Schema(name = "HookFacts")
    record Told(List<Fact> facts) {}

    /** How many are tried again. */
    @Schema(name = "HookRetries")
    record Retried(int retried) {}

    private final Hooks hooks;

    HooksEndpoint(Hooks hooks) {
        this.hooks = hooks;
    }

    @GetMapping
    @Operation(summary = "All sources, how each stands and what came from it")
    Sources list() {
        return new Sources(hooks.all());
    }

    @GetMapping("/{source}")
    @Operation(summary = "One source")
    HookState one(@PathVariable String source) {
        return hooks.one(source);
    }

    @PutMapping("/{source}/secret")
    @Operation(
            summary = "Switch a source on, or replace its secret",
            description = "The old secret counts for postrider.hooks.secret-overlap longer, so that no call is lost.")
    @ApiResponse(responseCode = "204", description = "It counts from now on.")
    ResponseEntity<Void> secret(
            @PathVariable String source, @RequestBody NewSecret secret, @Parameter(hidden = true) Principal who) {
        hooks.secret(source, secret.secret(), who.getName());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{source}/secret")
    @Operation(summary = "Switch a source off, at once")
    @ApiResponse(responseCode = "204", description = "It is off.")
    ResponseEntity<Void> off(@PathVariable String source, @Parameter(hidden = true) Principal who) {
        hooks.switchOff(source, who.getName());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{source}/errors")
    @Operation(summary = "The calls that could not be understood, newest first, with the reason of each")
    Errors errors(
            @PathVariable String source,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (after != null && !after.matches("\\d{1,18}")) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
        List<FailedCall> found =
                hooks.failed(source, after == null ? null : Long.valueOf(after), InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        return new Errors(
                more ? found.subList(0, limit) : found,
                more ? String.valueOf(found.get(limit - 1).id()) : null);
    }

    @PostMapping("/{source}/retries")
    @Operation(
            summary = "Try again what could not be understood",
            description = "All of it, or the one call named by id.")
    Retried retry(
            @PathVariable String source,
            @RequestParam(required = false) Long id,
            @Parameter(hidden = true) Principal who) {
        return new Retried(hooks.retry(source, id, who.getName()));
    }

    @PostMapping("/{source}/tests")
    @Operation(
            summary = "What a body would tell, without keeping anything",
            description = "A body that does not fit the source's mapping is answered with 422 and the path in it.")
    Told test(@PathVariable String source, @RequestBody Trial trial) {
        return new Told(hooks.test(source, trial.topic(), trial.body()));
    }
}
