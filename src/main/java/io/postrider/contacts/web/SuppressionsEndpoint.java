package io.postrider.contacts.web;

import io.postrider.contacts.InvalidPage;
import io.postrider.contacts.Suppression;
import io.postrider.contacts.SuppressionImport;
import io.postrider.contacts.SuppressionImport.Imported;
import io.postrider.contacts.SuppressionNotFound;
import io.postrider.contacts.Suppressions;
import io.postrider.contacts.UnusableSuppressions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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

/** The addresses that are never mailed again, for apps. */
@RestController
@RequestMapping(path = "/api/suppressions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Suppressions", description = "The addresses that are never mailed again, each with its reason.")
class SuppressionsEndpoint {

    private final Suppressions suppressions;
    private final SuppressionImport imports;

    SuppressionsEndpoint(Suppressions suppressions, SuppressionImport imports) {
        this.suppressions = suppressions;
        this.imports = imports;
    }

    @GetMapping
    @Operation(summary = "All addresses that are never mailed again, or the one with an address")
    SuppressionPage list(
            @RequestParam(required = false) String email,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (email != null) {
            return SuppressionPage.of(suppressions.find(email).stream().toList(), 1);
        }
        if (after != null && !isId(after)) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
        List<Suppression> found =
                suppressions.after(after == null ? 0 : Long.parseLong(after), InvalidPage.limit(limit) + 1);
        return SuppressionPage.of(found, limit);
    }

    @PostMapping
    @Operation(summary = "Never mail these addresses again; the first reason of each stays")
    Imported add(@RequestBody SuppressionsRequest request) {
        return imports.take(request.suppressions());
    }

    @PostMapping("/imports")
    @Operation(
            summary = "Bring in the suppression list of another tool",
            description =
                    "The body is text/csv, read as it comes: the columns email, reason and date, of which the first"
                            + " suffices, with or without a line that names them; parted by comma, semicolon or tab; UTF-8 or"
                            + " Windows-1252. A line that cannot be taken is told and the rest goes on. The same list may be"
                            + " sent again: an Idempotency-Key is not needed and has no effect.")
    Imported read(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        return imports.read(request.getInputStream());
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Let an address be mailed again",
            description = "For the role admin; who did it and why stands in the audit log. A complaint stays.")
    @ApiResponse(responseCode = "204", description = "It may be mailed again.")
    ResponseEntity<Void> lift(
            @PathVariable String id,
            @Parameter(description = "Why, in 1 to 200 characters.") @RequestParam(defaultValue = "") String reason,
            @Parameter(hidden = true) Authentication who) {
        if (reason.isBlank() || reason.length() > 200) {
            throw UnusableSuppressions.because("reason must say in 1 to 200 characters why she may be mailed again.");
        }
        if (!isId(id)) {
            throw new SuppressionNotFound();
        }
        suppressions.lift(Long.parseLong(id), reason.strip(), who.getName());
        return ResponseEntity.noContent().build();
    }

    private static boolean isId(String text) {
        return text.matches("\\d{1,18}");
    }
}
