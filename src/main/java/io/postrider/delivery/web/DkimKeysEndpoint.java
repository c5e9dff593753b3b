package io.postrider.delivery.web;

import io.postrider.contacts.InvalidPage;
import io.postrider.delivery.dkim.DkimKey;
import io.postrider.delivery.dkim.DkimKeyRefused;
import io.postrider.delivery.dkim.DkimKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

/** The keys mail is signed with; everybody may see the public halves, admins change them. */
@RestController
@RequestMapping(path = "/api/dkim-keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "DKIM keys",
        description =
                "The keys mail is signed with. To rotate: make the next key, publish its record, activate it, and remove"
                        + " the retired one a week later.")
class DkimKeysEndpoint {

    private final DkimKeys keys;

    DkimKeysEndpoint(DkimKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    @Operation(summary = "The keys of all domains or of one, without their private halves")
    DkimKeyView.Page list(
            @RequestParam(required = false) String domain,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (after != null && !isId(after)) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
        List<DkimKey> found =
                keys.page(domain, after == null ? 0 : Long.parseLong(after), InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<DkimKey> items = more ? found.subList(0, limit) : found;
        return new DkimKeyView.Page(
                items.stream().map(DkimKeyView::of).toList(),
                more ? String.valueOf(items.get(limit - 1).id()) : null);
    }

    @PostMapping
    @Operation(summary = "Make the next key of a domain, or take one over; it signs nothing yet")
    @ApiResponse(responseCode = "201", description = "Publish its record, then activate it.")
    ResponseEntity<DkimKeyView> add(@RequestBody DkimKeyRequest request, @Parameter(hidden = true) Authentication who) {
        DkimKey made = keys.add(request.knownDomain(), request.knownSelector(), request.privateKey(), who.getName());
        return ResponseEntity.status(HttpStatus.CREATED).body(DkimKeyView.of(made));
    }

    @PostMapping("/{id}/activation")
    @Operation(
            summary = "Sign with this key from now on; the one before is retired",
            description =
                    "Refused until DNS shows the key, unless a reason is given. All nodes follow within three seconds.")
    DkimKeyView activate(
            @PathVariable String id,
            @RequestBody ActivationRequest request,
            @Parameter(hidden = true) Authentication who) {
        return DkimKeyView.of(keys.activate(id(id), request.reason(), who.getName()));
    }

    @PostMapping("/{id}/retirement")
    @Operation(
            summary = "Sign no more with this key",
            description = "Without another active key, mail of its domain leaves unsigned.")
    DkimKeyView retire(@PathVariable String id, @Parameter(hidden = true) Authentication who) {
        return DkimKeyView.of(keys.retire(id(id), who.getName()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Forget a key that signs nothing; its record can go from DNS a week after its last mail")
    @ApiResponse(responseCode = "204", description = "It cannot be had again.")
    ResponseEntity<Void> remove(@PathVariable String id, @Parameter(hidden = true) Authentication who) {
        keys.remove(id(id), who.getName());
        return ResponseEntity.noContent().build();
    }

    private static long id(String text) {
        if (!isId(text)) {
            throw DkimKeyRefused.unknown();
        }
        return Long.parseLong(text);
    }

    private static boolean isId(String text) {
        return text.matches("\\d{1,18}");
    }
}
