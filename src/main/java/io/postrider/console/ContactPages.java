package io.postrider.console;

import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Suppressions;
import io.postrider.journeys.Journeys;
import io.postrider.segments.Segments;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The people we may write to: the list, and everything about one of them. */
@Controller
class ContactPages {

    private static final int PAGE = 50;

    private final Contacts contacts;
    private final Consents consents;
    private final Suppressions suppressions;
    private final Segments segments;
    private final Journeys journeys;
    private final Timelines timelines;

    ContactPages(
            Contacts contacts,
            Consents consents,
            Suppressions suppressions,
            Segments segments,
            Journeys journeys,
            Timelines timelines) {
        this.contacts = contacts;
        this.consents = consents;
        this.suppressions = suppressions;
        this.segments = segments;
        this.journeys = journeys;
        this.timelines = timelines;
    }

    @GetMapping("/contacts")
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) String before,
            Model model) {
        List<Contact> found = contacts.newest(search.strip(), before == null ? null : id(before), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Contact> page = more ? found.subList(0, PAGE) : found;
        model.addAttribute("contacts", page);
        model.addAttribute("older", more ? page.get(PAGE - 1).id() : null);
        model.addAttribute("search", search.strip());
        model.addAttribute("count", contacts.count());
        return "console/contacts";
    }

    @GetMapping("/contacts/{id}")
    String one(@PathVariable String id, @RequestParam(required = false) Long before, Model model) {
        Contact contact = contacts.find(id(id)).orElseThrow(() -> new PageNotFound("No contact has this id."));
        model.addAttribute("contact", contact);
        model.addAttribute("consents", consents.of(contact.id()));
        model.addAttribute("suppressed", suppressions.reasonFor(contact.email()).orElse(null));
        model.addAttribute("attributes", PlainText.of(contact.attributes()));
        model.addAttribute("segments", segments.of(contact.id()));
        model.addAttribute("enrolments", journeys.enrolments(contact.id()));
        model.addAttribute("timeline", timelines.of(contact.id(), before));
        return "console/contact";
    }

    private static ContactId id(String text) {
        try {
            return ContactId.of(text);
        } catch (IllegalArgumentException noId) {
            throw new PageNotFound("No contact has this id.");
        }
    }
}
