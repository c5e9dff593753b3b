package io.postrider.contacts.web;

import io.postrider.contacts.ContactExport;
import io.postrider.contacts.SafeCsv;
import io.postrider.contacts.imports.ContactImports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What can be opened in a spreadsheet: all contacts, and what of a file was refused. */
@Controller
@Tag(name = "Contact imports")
class ContactFiles {

    private final ContactImports imports;
    private final ContactExport export;

    ContactFiles(ContactImports imports, ContactExport export) {
        this.imports = imports;
        this.export = export;
    }

    @GetMapping({"/api/contact-imports/{id}/errors", "/contact-imports/{id}/errors"})
    @Operation(summary = "The refused rows as CSV: line, column, reason")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void errors(@PathVariable long id, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        imports.find(id);
        try (Writer out = opened(response, "import-" + id + "-errors.csv")) {
            SafeCsv csv = new SafeCsv(out);
            csv.row("line", "column", "reason");
            imports.faults(id, fault -> csv.row(String.valueOf(fault.line()), fault.column(), fault.reason()));
        }
    }

    @GetMapping({"/api/contacts/export", "/contacts/export"})
    @Operation(summary = "All contacts as CSV, as an import would take them")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void contacts(@Parameter(hidden = true) HttpServletResponse response) throws IOException {
        try (Writer out = opened(response, "contacts.csv")) {
            export.write(new SafeCsv(out));
        }
    }

    private static Writer opened(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }
}
