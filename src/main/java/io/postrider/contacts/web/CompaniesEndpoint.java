package io.postrider.contacts.web;

import io.postrider.access.Problem;
import io.postrider.contacts.Companies;
import io.postrider.contacts.Company;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactNotFound;
import io.postrider.contacts.InvalidPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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

/** Companies and who belongs to them, for programs. */
@RestController
@RequestMapping(path = "/api/companies", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Companies", description = "Companies contacts belong to.")
class CompaniesEndpoint {

    private final Companies companies;

    CompaniesEndpoint(Companies companies) {
        this.companies = companies;
    }

    /** What is told of a company. */
    @Schema(name = "CompanyRequest")
    record CompanyRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            String domain,
            @Schema(description = "its name in the CRM") String externalId,
            Map<String, Object> attributes) {}

    /** How somebody belongs to it. */
    @Schema(name = "MemberRequest")
    record MemberRequest(String role) {}

    /** A page of companies. */
    @Schema(name = "CompanyPage")
    record CompanyPage(List<Company> items, String next) {}

    /** There is no company of this id. */
    static final class CompanyNotFound extends Problem {

        CompanyNotFound() {
            super(HttpStatus.NOT_FOUND, "company-not-found", "There is no company of this id.");
        }
    }

    @PostMapping
    @Operation(summary = "Make a company, or change the one with this external id or domain")
    Company put(@RequestBody CompanyRequest request) {
        return companies.put(
                request.name(),
                request.domain(),
                request.externalId(),
                request.attributes() == null ? Map.of() : request.attributes());
    }

    @GetMapping
    @Operation(summary = "All companies")
    CompanyPage list(@RequestParam(required = false) String after, @RequestParam(defaultValue = "50") int limit) {
        List<Company> found = companies.page(after == null ? null : cursor(after), InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<Company> items = more ? found.subList(0, limit) : found;
        return new CompanyPage(items, more ? items.get(limit - 1).id().toString() : null);
    }

    @GetMapping("/{company}/members")
    @Operation(summary = "Who belongs to a company")
    List<ContactId> members(@PathVariable String company) {
        return companies.members(existing(company).id());
    }

    @PutMapping("/{company}/members/{id}")
    @Operation(summary = "She belongs to a company, or does so in another role")
    @ApiResponse(responseCode = "204", description = "She belongs to it.")
    ResponseEntity<Void> join(
            @PathVariable String company, @PathVariable String id, @RequestBody MemberRequest request) {
        companies.join(existing(company).id(), ContactNotFound.idIn(id), request.role());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{company}/members/{id}")
    @Operation(summary = "She belongs to a company no more")
    @ApiResponse(responseCode = "204", description = "She does not belong to it.")
    ResponseEntity<Void> leave(@PathVariable String company, @PathVariable String id) {
        companies.leave(existing(company).id(), ContactNotFound.idIn(id));
        return ResponseEntity.noContent().build();
    }

    private Company existing(String company) {
        try {
            return companies.find(UUID.fromString(company)).orElseThrow(CompanyNotFound::new);
        } catch (IllegalArgumentException e) {
            throw new CompanyNotFound();
        }
    }

    private static UUID cursor(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
    }
}
