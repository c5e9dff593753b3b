package io.postrider.console;

import io.postrider.content.Templates;
import io.postrider.delivery.TestMail;
import io.postrider.delivery.TestMailer;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Send me a test": the mail just looked at, in a mailbox of your own. */
@Controller
class TestMails {

    private final Templates templates;
    private final TestMailer tests;
    private final Visitor visitor;
    private final MailServerState server;

    TestMails(Templates templates, TestMailer tests, Visitor visitor, MailServerState server) {
        this.templates = templates;
        this.tests = tests;
        this.visitor = visitor;
        this.server = server;
    }

    @PostMapping("/templates/{key}/tests")
    String send(
            @PathVariable String key,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String variant,
            Principal who,
            RedirectAttributes after) {
        if (!visitor.maySend()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (templates.find(key).isEmpty()) {
            throw new PageNotFound("No template has this key.");
        }
        after.addAttribute("key", key);
        after.addAttribute("variant", variant);
        after.addAttribute("as", as);
        try {
            tests.send(new TestMail(key, given(variant), to, given(as)), who.getName());
            after.addFlashAttribute("said", "The mail server took the test for " + to.strip() + ".");
            after.addFlashAttribute("toInbox", server.catching());
        } catch (ErrorResponseException refused) {
            after.addFlashAttribute("said", "Not sent: " + refused.getBody().getDetail());
        }
        return "redirect:/templates/{key}";
    }

    private static String given(String text) {
        return text.isBlank() ? null : text;
    }
}
