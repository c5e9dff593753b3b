package io.postrider.contacts.web;

import io.postrider.contacts.ContactImport;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.InvalidPage;
import io.postrider.contacts.imports.ContactImports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
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

/** Contacts by the file, for apps. */
@RestController
@RequestMapping(path = "/api/contact-imports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Contact imports",
        description = "Contacts by the file: looked at first, taken in once, taken back within a day.")
class ContactImportsEndpoint {

    private final ContactImports imports;

    ContactImportsEndpoint(ContactImports imports) {
        this.imports = imports;
    }

    /** How a file begins. */
    @Schema(name = "ImportSample")
    record Sample(List<String> columns, List<List<String>> rows) {}

    @PostMapping
    @Operation(
            summary = "Bring a file; nothing is read into anybody before it is started",
            description =
                    "The body is text/csv, read as it comes: UTF-8, UTF-16 or Windows-1252, parted by comma, semicolon, tab"
                            + " or |, with a first line that names the columns. The answer proposes what they mean.")
    @ApiResponse(responseCode = "201", description = "It waits to be mapped, checked and started.")
    ResponseEntity<ContactImport> upload(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(description = "what people call it") @RequestParam(defaultValue = "") String name,
            @Parameter(hidden = true) Principal who)
            throws IOException {
        ContactImport made = imports.upload(name, who.getName(), request.getInputStream());
        return ResponseEntity.created(URI.create("/api/contact-imports/" + made.id()))
                .body(made);
    }

    @GetMapping
    @Operation(summary = "The newest imports")
    List<ContactImport> list(@RequestParam(defaultValue = "50") int limit) {
        return imports.newest(InvalidPage.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far it is, and what became of its rows")
    ContactImport one(@PathVariable long id) {
        return imports.find(id);
    }

    @GetMapping("/{id}/sample")
    @Operation(summary = "Its first rows as they stand there")
    Sample sample(@PathVariable long id) {
        return new Sample(imports.find(id).columns(), imports.sample(id));
    }

    @PutMapping("/{id}/mapping")
    @Operation(summary = "Say what its columns mean")
    ContactImport map(@PathVariable long id, @RequestBody ImportMapping mapping) {
        return imports.map(id, mapping);
    }

    @PostMapping("/{id}/dry-runs")
    @Operation(summary = "Read all of it and say what would become of it; nothing is written")
    ContactImport check(@PathVariable long id) {
        return imports.check(id);
    }

    @PostMapping("/{id}/start")
    @Operation(summary = "Take it in; no mail is sent and no journey starts, unless the mapping asks for that")
    ContactImport start(@PathVariable long id, @Parameter(hidden = true) Principal who) {
        return imports.start(id, who.getName());
    }

    @PostMapping("/{id}/undo")
    @Operation(
            summary = "Take it back, within a day of its end",
            description =
                    "Whom it made goes again, unless something has happened to her since; what it changed becomes what it"
                            + " was, where it is still what the file said. Suppressions stay.")
    ContactImport undo(@PathVariable long id, @Parameter(hidden = true) Principal who) {
        return imports.undo(id, who.getName());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Read no further; what came in stays")
    ContactImport cancel(@PathVariable long id, @Parameter(hidden = true) Principal who) {
        return imports.cancel(id, who.getName());
    }
}
