package io.postrider.access.web;

import io.postrider.access.ApiKeys;
import io.postrider.access.KeyRefused;
import io.postrider.access.KeyRing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The keys programs come with, for admins. */
@RestController
@RequestMapping(path = "/api/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Keys", description = "The keys programs come with, each with one role. For the role admin only.")
class KeysEndpoint {

    private final ApiKeys keys;
    private final KeyRing ring;

    KeysEndpoint(ApiKeys keys, KeyRing ring) {
        this.keys = keys;
        this.ring = ring;
    }

    @GetMapping
    @Operation(summary = "All keys, without the keys themselves")
    Page<KeyView> list(@RequestParam(required = false) String after, @RequestParam(defaultValue = "50") int limit) {
        if (after != null && !isId(after)) {
            throw Page.after();
        }
        long last = after == null ? 0 : Long.parseLong(after);
        return Page.first(
                keys.all().stream().filter(it -> it.id() > last).map(KeyView::of),
                limit,
                it -> String.valueOf(it.id()));
    }

    @PostMapping
    @Operation(
            summary = "Make a key; it is shown this once",
            description = "An Idempotency-Key has no effect here, because the answer is not kept.")
    @ApiResponse(responseCode = "201", description = "It is valid from now on.")
    ResponseEntity<NewKeyView> add(@RequestBody KeyRequest request, @Parameter(hidden = true) Authentication who) {
        var made = ring.add(request.knownName(), request.knownRole(), who.getName());
        return ResponseEntity.status(HttpStatus.CREATED).body(NewKeyView.of(made));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Revoke a key, at once",
            description = "The key of the setting POSTRIDER_API_KEY is back after a restart: change the setting too.")
    @ApiResponse(responseCode = "204", description = "It is valid no more.")
    ResponseEntity<Void> revoke(@PathVariable String id, @Parameter(hidden = true) Authentication who) {
        if (!isId(id)) {
            throw KeyRefused.unknown();
        }
        Long inUse = who.getDetails() instanceof Long own ? own : null;
        ring.revoke(Long.parseLong(id), inUse, who.getName());
        return ResponseEntity.noContent().build();
    }

    private static boolean isId(String text) {
        return text.matches("\\d{1,18}");
    }
}
