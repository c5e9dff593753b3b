package io.postrider.integrations.exports;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.integrations.exports.ContactLines.ContactLine;
import io.postrider.integrations.exports.ContactLines.GoneLine;
import io.postrider.integrations.exports.ToldTable.Gone;
import io.postrider.integrations.exports.ToldTable.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells of every contact whose line would say something else than the last one the store got, and of those who are gone.
 *
 * <p>Nobody has to say that a contact changed: she is looked at and compared. So an import, a lifted suppression or a dropped request is
 * seen like anything else, and whatever is committed while we look is seen the night after.
 */
@Component
class ContactPart {

    private static final int PAGE = 500;

    private final Contacts contacts;
    private final ContactLines lines;
    private final ToldTable told;
    private final ExportJson json;

    ContactPart(Contacts contacts, ContactLines lines, ToldTable told, ExportJson json) {
        this.contacts = contacts;
        this.lines = lines;
        this.told = told;
        this.json = json;
    }

    /** @return how many of them were told to be gone */
    long write(Job job, Lines out) {
        ContactId last = null;
        do {
            ContactId after = last;
            last = job.turn().step(() -> changed(job, after, out));
            out.flush();
        } while (last != null);
        long before = out.count();
        do {
            ContactId after = last;
            last = job.turn().step(() -> gone(job, after, out));
            out.flush();
        } while (last != null);
        return out.count() - before;
    }

    /** @return the last one looked at; null when there are no more */
    private ContactId changed(Job job, ContactId after, Lines out) {
        List<Contact> page = contacts.page(after, PAGE);
        Map<ContactId, String> known = told.known(page.stream().map(Contact::id).toList());
        List<ContactLine> all = lines.of(page);
        List<Told> news = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            ContactId contact = page.get(i).id();
            byte[] line = json.line(all.get(i));
            String print = ExportJson.sha256(line);
            if (job.run().everything() || !print.equals(known.get(contact))) {
                out.add(line);
                news.add(new Told(contact, print, known.get(contact)));
            }
        }
        told.tell(job.run().id(), news);
        return page.isEmpty() ? null : page.get(page.size() - 1).id();
    }

    private ContactId gone(Job job, ContactId after, Lines out) {
        List<Gone> page = told.gone(after, PAGE);
        List<Gone> news = page.stream().filter(it -> it.known() != null).toList();
        news.forEach(it -> out.add(json.line(GoneLine.of(it.contact(), contacts.current(it.contact())))));
        told.tell(
                job.run().id(),
                news.stream()
                        .map(it -> new Told(it.contact(), null, it.known()))
                        .toList());
        told.forget(page.stream()
                .filter(it -> it.known() == null)
                .map(Gone::contact)
                .collect(Collectors.toSet()));
        return page.isEmpty() ? null : page.get(page.size() - 1).contact();
    }
}
