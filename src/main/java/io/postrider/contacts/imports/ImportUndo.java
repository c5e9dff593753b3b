package io.postrider.contacts.imports;

import io.postrider.contacts.ContactEvents.ContactsImported;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactImport.Counts;
import io.postrider.contacts.ContactImport.State;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.PastOfContacts;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an import back: whom it made goes, unless something has happened to her since; what it changed becomes what it was, where it still is
 * what the import made of it. Suppressions stay: nobody is mailed again because a file was a mistake.
 */
@Component
class ImportUndo {

    private static final int AT_ONCE = 200;

    private final UndoTable undone;
    private final ImportTable imports;
    private final Contacts contacts;
    private final PastOfContacts past;
    private final PutBack putBack;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ImportUndo(
            UndoTable undone,
            ImportTable imports,
            Contacts contacts,
            PastOfContacts past,
            PutBack putBack,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.undone = undone;
        this.imports = imports;
        this.contacts = contacts;
        this.past = past;
        this.putBack = putBack;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    void all(long importId, long fence, Duration lease) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> step(importId, fence, lease)));
        }
    }

    /** @return whether there is more to do, and it is ours to do */
    private boolean step(long importId, long fence, Duration lease) {
        ImportTable.Row row =
                imports.lock(importId).filter(it -> it.fence() == fence).orElse(null);
        if (row == null) {
            return false;
        }
        List<ContactId> made = undone.made(importId, AT_ONCE);
        List<UndoTable.Change> changes = made.isEmpty() ? undone.changes(importId, AT_ONCE) : List.of();
        if (made.isEmpty() && changes.isEmpty()) {
            imports.to(importId, State.UNDONE, null);
            events.publishEvent(new ContactsImported(importId, row.counts().undone()));
            return false;
        }
        long gone = made.isEmpty() ? 0 : forget(importId, made);
        long kept = made.size() - gone;
        for (UndoTable.Change change : changes) {
            boolean whole = putBack.of(change);
            gone += whole ? 1 : 0;
            kept += whole ? 0 : 1;
            undone.done(importId, change.contact());
        }
        imports.counts(importId, row.counts().plus(new Counts(0, 0, 0, 0, 0, 0, 0, 0, gone, kept)));
        imports.moved(importId, row.place(), row.line(), lease);
        return true;
    }

    private long forget(long importId, List<ContactId> made) {
        made.forEach(contacts::lock);
        Set<ContactId> stay = new HashSet<>(past.among(made));
        stay.addAll(undone.changedSince(made));
        made.stream().filter(it -> !stay.contains(it)).forEach(contacts::erase);
        undone.keep(importId, stay);
        return made.size() - stay.size();
    }
}
