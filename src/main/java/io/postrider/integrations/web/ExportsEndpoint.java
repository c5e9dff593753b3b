package io.postrider.integrations.web;

import io.postrider.contacts.InvalidPage;
import io.postrider.integrations.exports.ExportRun;
import io.postrider.integrations.exports.Exports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports to a folder or a bucket, for programs. */
@RestController
@RequestMapping(path = "/api/exports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Exports", description = "Contacts, events and results as files for a warehouse, every night what is new.")
class ExportsEndpoint {

    private final Exports exports;

    ExportsEndpoint(Exports exports) {
        this.exports = exports;
    }

    /** How much is wanted. */
    @Schema(name = "ExportRequest")
    record ExportRequest(
            @Schema(description = "all over again, and not only what is new; not, if left out") Boolean everything) {}

    /** A page of them. @param next for {@code before} of the next page; null: there is none */
    @Schema(name = "ExportList")
    record ExportList(List<ExportRun> exports, Long next) {}

    @GetMapping
    @Operation(summary = "What became of each export, newest first")
    ExportList list(@RequestParam(required = false) Long before, @RequestParam(defaultValue = "50") int limit) {
        List<ExportRun> page = exports.newest(before, InvalidPage.limit(limit));
        return new ExportList(
                page, page.size() < limit ? null : page.get(limit - 1).id());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Export now, on top of the nightly ones; asking while one waits means that one")
    @ApiResponse(responseCode = "202", description = "It begins within seconds.")
    ExportRun ask(@RequestBody(required = false) ExportRequest request, @Parameter(hidden = true) Principal who) {
        return exports.ask(request != null && Boolean.TRUE.equals(request.everything()), who.getName());
    }
}
