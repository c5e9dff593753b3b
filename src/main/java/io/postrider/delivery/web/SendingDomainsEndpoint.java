package io.postrider.delivery.web;

import io.postrider.delivery.domain.DomainChecks;
import io.postrider.delivery.domain.Finding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether receivers can tell that a domain's mail is ours, for apps. */
@RestController
@RequestMapping(path = "/api/sending-domains", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sending domains", description = "What DNS must say about a domain mail is sent from, and what it says.")
class SendingDomainsEndpoint {

    private final DomainChecks checks;

    SendingDomainsEndpoint(DomainChecks checks) {
        this.checks = checks;
    }

    /** What was found, in the order in which receivers look. */
    record Report(String domain, List<Finding> items) {}

    @GetMapping("/{domain}/check")
    @Operation(
            summary = "Look at a sending domain as receivers do",
            description = "SPF, DKIM, DMARC, return path, PTR and the host of links, each with the record to publish.")
    Report check(
            @PathVariable String domain,
            @Parameter(description = "Ask DNS anew, after something was published.")
                    @RequestParam(defaultValue = "false")
                    boolean fresh) {
        return new Report(domain, checks.check(domain, fresh));
    }
}
