package io.postrider.delivery.web;

import io.postrider.delivery.TestMailer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Templates, tried out in a real mailbox. */
@RestController
@Tag(name = "Templates", description = "The mails this installation can send.")
class TemplateTestsEndpoint {

    private final TestMailer tests;

    TemplateTestsEndpoint(TestMailer tests) {
        this.tests = tests;
    }

    @PostMapping(path = "/api/templates/{template}/tests", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send a test of a template, filled as any contact; nobody becomes a contact, nothing is counted")
    TestAnswer test(
            @PathVariable String template, @RequestBody TestRequest request, @Parameter(hidden = true) Principal who) {
        return new TestAnswer(tests.send(request.of(template), who.getName()));
    }
}
