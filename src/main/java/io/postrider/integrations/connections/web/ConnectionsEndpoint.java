package io.postrider.integrations.connections.web;

import io.postrider.integrations.connections.Connection;
import io.postrider.integrations.connections.ConnectionKind;
import io.postrider.integrations.connections.Connections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connected tools, for programs. */
@RestController
@RequestMapping(path = "/api/connections", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Connections", description = "Shops, CRMs and other tools that are asked, and told, on their own terms.")
class ConnectionsEndpoint {

    private final Connections connections;

    ConnectionsEndpoint(Connections connections) {
        this.connections = connections;
    }

    /** What is needed to reach a tool. */
    @Schema(name = "ConnectionRequest")
    record ConnectionRequest(
            @Schema(description = "see the kinds", requiredMode = Schema.RequiredMode.REQUIRED) String kind,
            @Schema(
                            description = "every part of the kind; a secret that is not told again stays",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    Map<String, String> settings) {}

    /** What can be connected. */
    @Schema(name = "ConnectionKind")
    record KindAnswer(String kind, String title, String summary, List<ConnectionKind.Part> parts) {}

    /** Whether we are let in. */
    @Schema(name = "ConnectionCheck")
    record CheckAnswer(boolean works, @Schema(description = "what to mend, when it does not") String why) {}

    @GetMapping("/kinds")
    @Operation(summary = "What can be connected, and what must be told for that")
    List<KindAnswer> kinds() {
        return connections.kinds().stream()
                .map(kind -> new KindAnswer(kind.name(), kind.title(), kind.summary(), kind.parts()))
                .toList();
    }

    @GetMapping
    @Operation(summary = "All connected tools, with how far each is")
    List<Connection> list() {
        return connections.all();
    }

    @GetMapping("/{name}")
    @Operation(summary = "One of them")
    Connection one(@PathVariable String name) {
        return connections.find(name);
    }

    @PutMapping("/{name}")
    @Operation(summary = "Connect a tool, or change how it is reached; what is to be done with it begins at once")
    Connection put(
            @PathVariable String name,
            @RequestBody ConnectionRequest request,
            @Parameter(hidden = true) Principal who) {
        return connections.put(name, request.kind(), request.settings(), who.getName());
    }

    @DeleteMapping("/{name}")
    @Operation(summary = "Ask and tell it nothing any more; what was fetched stays")
    @ApiResponse(responseCode = "204", description = "It is gone, with its keys.")
    ResponseEntity<Void> remove(@PathVariable String name, @Parameter(hidden = true) Principal who) {
        connections.remove(name, who.getName());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{name}/checks")
    @Operation(summary = "Ask it now whether we are let in")
    CheckAnswer check(@PathVariable String name) {
        String why = connections.check(name);
        return new CheckAnswer(why == null, why);
    }

    @PostMapping("/{name}/tasks/{task}/runs")
    @Operation(summary = "Go on with a task now, instead of at its time or after its pause")
    Connection run(@PathVariable String name, @PathVariable String task, @Parameter(hidden = true) Principal who) {
        return connections.run(name, task, who.getName());
    }
}
