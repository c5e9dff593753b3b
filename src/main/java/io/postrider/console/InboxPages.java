package io.postrider.console;

import io.postrider.delivery.CaughtMail;
import io.postrider.delivery.Inbox;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Every mailbox in the world while no mail server is configured: what the built-in catcher caught, as it came over the wire. */
@Controller
class InboxPages {

    private static final int PAGE = 50;

    private final Inbox inbox;
    private final MailServerState server;

    InboxPages(Inbox inbox, MailServerState server) {
        this.inbox = inbox;
        this.server = server;
    }

    @GetMapping("/inbox")
    String list(@RequestParam(required = false) Long before, @RequestParam(defaultValue = "") String to, Model model) {
        List<CaughtMail> found = to.isBlank()
                ? inbox.page(before, PAGE + 1)
                : inbox.to(to.strip().toLowerCase(), PAGE);
        boolean more = found.size() > PAGE;
        model.addAttribute("mails", more ? found.subList(0, PAGE) : found);
        model.addAttribute("older", more ? found.get(PAGE - 1).id() : null);
        model.addAttribute("before", before);
        model.addAttribute("to", to.strip());
        model.addAttribute("catching", server.catching());
        return "console/inbox";
    }

    @GetMapping("/inbox/{id}")
    String one(@PathVariable long id, @RequestParam(defaultValue = "html") String view, Model model) {
        CaughtMail mail = find(id);
        model.addAttribute("mail", mail);
        model.addAttribute("view", List.of("phone", "text", "headers", "source").contains(view) ? view : "html");
        return "console/mail";
    }

    /** The mail alone, for the frame it is shown in. */
    @GetMapping("/inbox/{id}/html")
    ResponseEntity<String> html(@PathVariable long id) {
        String html = find(id).html();
        return FramedMail.html(html == null ? "" : html);
    }

    private CaughtMail find(long id) {
        return inbox.find(id).orElseThrow(() -> new PageNotFound("The inbox has no such mail."));
    }
}
