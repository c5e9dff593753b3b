package io.postrider.console;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.segments.Member;
import io.postrider.segments.ReadyMade;
import io.postrider.segments.Segment;
import io.postrider.segments.SegmentDesk;
import io.postrider.segments.Segments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The groups of contacts: the list, and who is in one of them. */
@Controller
class SegmentPages {

    private static final int PAGE = 50;

    private final Segments segments;
    private final SegmentDesk desk;
    private final ReadyMade readyMade;
    private final Contacts contacts;
    private final Visitor visitor;

    SegmentPages(Segments segments, SegmentDesk desk, ReadyMade readyMade, Contacts contacts, Visitor visitor) {
        this.segments = segments;
        this.desk = desk;
        this.readyMade = readyMade;
        this.contacts = contacts;
        this.visitor = visitor;
    }

    /** A segment as a line of the list. */
    record Row(Segment segment, String sentence, long members, boolean filling, List<String> usedBy) {}

    /** A member as a line of the list. */
    record MemberRow(Contact contact, Instant since) {}

    @GetMapping("/segments")
    String list(Model model) {
        Map<String, Long> counts = segments.counts();
        model.addAttribute(
                "segments",
                segments.all().stream()
                        .map(segment -> row(segment, counts.getOrDefault(segment.key(), 0L)))
                        .toList());
        model.addAttribute("offered", readyMade.offered());
        return "console/segments";
    }

    @PostMapping("/segments/ready-made/{key}")
    String add(@PathVariable String key) {
        if (!visitor.maySend()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        readyMade.add(key);
        return "redirect:/segments";
    }

    @GetMapping("/segments/{key}")
    String one(@PathVariable String key, @RequestParam(required = false) String after, Model model) {
        Segment segment = segments.find(key).orElseThrow(() -> new PageNotFound("No segment has this key."));
        List<Member> found = segments.members(key, after == null ? null : id(after), PAGE + 1);
        List<Member> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        Map<ContactId, Contact> known =
                contacts.findAll(page.stream().map(Member::contact).toList());
        model.addAttribute("row", row(segment, segments.count(key)));
        model.addAttribute("rule", desk.written(segment));
        model.addAttribute(
                "members",
                page.stream()
                        .map(it -> new MemberRow(known.get(it.contact()), it.since()))
                        .filter(it -> Objects.nonNull(it.contact()))
                        .toList());
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).contact() : null);
        return "console/segment";
    }

    private Row row(Segment segment, long members) {
        return new Row(
                segment,
                desk.sentence(segment),
                members,
                segments.filling(segment.key()),
                segments.usedBy(segment.key()));
    }

    private static ContactId id(String text) {
        try {
            return ContactId.of(text);
        } catch (IllegalArgumentException noId) {
            throw new PageNotFound("No contact has this id.");
        }
    }
}
