package io.postrider.tracking.web;

import io.postrider.tracking.site.WriteKey;
import io.postrider.tracking.site.WriteKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of the shop's pages, for programs. */
@RestController
@RequestMapping(path = "/api/write-keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Site", description = "The shop's own pages: keys and forms of the snippet.")
class WriteKeysEndpoint {

    private final WriteKeys keys;

    WriteKeysEndpoint(WriteKeys keys) {
        this.keys = keys;
    }

    /** Which pages the key is for. */
    @Schema(name = "WriteKeyRequest")
    record WriteKeyRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            @Schema(
                            description = "the sites, each like https://www.teahouse.example",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    List<String> origins) {}

    @GetMapping
    @Operation(summary = "All write keys; they are no secrets")
    List<WriteKey> list() {
        return keys.all();
    }

    @PostMapping
    @Operation(summary = "A key for the snippet on these sites")
    @ApiResponse(responseCode = "201", description = "It counts at once.")
    ResponseEntity<WriteKey> add(@RequestBody WriteKeyRequest request, @Parameter(hidden = true) Principal who) {
        WriteKey key = keys.add(request.name(), request.origins(), who.getName());
        return ResponseEntity.created(URI.create("/api/write-keys/" + key.key()))
                .body(key);
    }

    @DeleteMapping("/{writeKey}")
    @Operation(summary = "Refuse this key from now on")
    @ApiResponse(responseCode = "204", description = "Pages that still use it are refused.")
    ResponseEntity<Void> remove(@PathVariable String writeKey, @Parameter(hidden = true) Principal who) {
        keys.remove(writeKey, who.getName());
        return ResponseEntity.noContent().build();
    }
}
