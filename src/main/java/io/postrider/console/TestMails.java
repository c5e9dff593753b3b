package io.postrider.console;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.content.Template;
import io.postrider.content.Templates;
import io.postrider.delivery.Email;
import io.postrider.delivery.Outbox;
import io.postrider.events.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Send me a test": one mail to an address of your own, the way every mail goes, with real links. */
@Controller
class TestMails {

    private final Templates templates;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Visitor visitor;
    private final MailServerState server;

    TestMails(Templates templates, Contacts contacts, Outbox outbox, Visitor visitor, MailServerState server) {
        this.templates = templates;
        this.contacts = contacts;
        this.outbox = outbox;
        this.visitor = visitor;
        this.server = server;
    }

    @PostMapping("/templates/{key}/tests")
    String send(
            @PathVariable String key,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String variant,
            RedirectAttributes after) {
        if (!visitor.maySend()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Template template = templates.find(key).orElseThrow(() -> new PageNotFound("No template has this key."));
        after.addAttribute("key", key);
        after.addAttribute("variant", variant);
        try {
            ContactId contact = contacts.upsert(new NewContact(to.strip(), null, null, null, Map.of()))
                    .id();
            outbox.enqueue(test(template, template.variants().contains(variant) ? variant : null, contact));
            after.addFlashAttribute("said", "A test is on its way to " + to.strip() + ".");
            after.addFlashAttribute("toInbox", server.catching());
        } catch (ErrorResponseException refused) {
            after.addFlashAttribute("said", "Not sent: " + refused.getBody().getDetail());
        }
        return "redirect:/templates/{key}";
    }

    /** Transactional, because whoever presses the button asks for this very mail; consent to more is not implied. */
    private static Email test(Template template, String variant, ContactId contact) {
        Map<String, Object> variables = new HashMap<>(template.sample());
        variables.keySet().removeAll(java.util.Set.of("contact", "brand", "links", "mail"));
        return new Email(
                "test:" + UUID.randomUUID(),
                contact,
                "transactional",
                template.key(),
                variant,
                variables,
                Origin.NONE,
                Email.Moment.NOW,
                true,
                0);
    }
}
