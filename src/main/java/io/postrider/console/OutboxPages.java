package io.postrider.console;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.delivery.MailDesk;
import io.postrider.delivery.MailFacts;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits to be sent and why; where nobody knows what became of a mail, somebody says it here. */
@Controller
class OutboxPages {

    private static final int PAGE = 50;

    private final Outbox outbox;
    private final MailDesk desk;
    private final Contacts contacts;
    private final Names names;
    private final Visitor visitor;

    OutboxPages(Outbox outbox, MailDesk desk, Contacts contacts, Names names, Visitor visitor) {
        this.outbox = outbox;
        this.desk = desk;
        this.contacts = contacts;
        this.names = names;
        this.visitor = visitor;
    }

    /** A line of the list. @param email whose it is; null when she was erased meanwhile */
    record Row(MailFacts mail, String email, String template, String place) {}

    @GetMapping("/outbox")
    String list(
            @RequestParam(defaultValue = "") String state, @RequestParam(required = false) Long before, Model model) {
        List<MailFacts> found = desk.page(filter(state), before, PAGE + 1);
        boolean more = found.size() > PAGE;
        model.addAttribute("rows", rows(more ? found.subList(0, PAGE) : found));
        model.addAttribute("older", more ? found.get(PAGE - 1).id().value() : null);
        model.addAttribute("counts", outbox.unfinished());
        model.addAttribute("underWay", outbox.underWay());
        model.addAttribute("state", state);
        return "console/outbox";
    }

    @PostMapping("/outbox/{mail}/{deed:resolutions|cancellations|retries}")
    String act(
            @PathVariable long mail,
            @PathVariable String deed,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String state,
            Principal who,
            RedirectAttributes after) {
        if (!visitor.maySortOutMails()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        after.addAttribute("state", state);
        try {
            after.addFlashAttribute("said", act(new MailId(mail), deed, as, who.getName()));
        } catch (ErrorResponseException refused) {
            after.addFlashAttribute(
                    "said", "Nothing was done: " + refused.getBody().getDetail());
        }
        return "redirect:/outbox";
    }

    private String act(MailId mail, String deed, String as, String who) {
        if (deed.equals("retries")) {
            desk.retry(mail, who);
            return "The mail is tried again now.";
        }
        if (deed.equals("cancellations")) {
            desk.cancel(mail, null, who);
            return "The mail is taken back.";
        }
        if (!List.of("sent", "notSent").contains(as)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        boolean sent = as.equals("sent");
        desk.resolve(mail, sent ? MailDesk.Fate.SENT : MailDesk.Fate.NOT_SENT, null, who);
        return sent ? "The mail counts as sent." : "The mail goes out again.";
    }

    private static MailDesk.Filter filter(String state) {
        try {
            return new MailDesk.Filter(state, null);
        } catch (ErrorResponseException unknown) {
            throw new PageNotFound("Mails have no such state.");
        }
    }

    private List<Row> rows(List<MailFacts> mails) {
        Map<ContactId, Contact> people = contacts.findAll(
                mails.stream().map(MailFacts::contact).distinct().toList());
        return mails.stream()
                .map(mail -> new Row(
                        mail,
                        people.containsKey(mail.contact())
                                ? people.get(mail.contact()).email()
                                : null,
                        names.template(mail.template()),
                        mail.origin().journey() == null ? null : names.place(mail.origin())))
                .toList();
    }
}
