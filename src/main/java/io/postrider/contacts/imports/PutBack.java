package io.postrider.contacts.imports;

import io.postrider.contacts.ConsentState;
import io.postrider.contacts.ConsentTable;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Proof;
import io.postrider.contacts.ProofRules;
import io.postrider.contacts.Tags;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives a contact back what an import changed, value by value; what somebody has changed since stays. */
@Component
class PutBack {

    private final Contacts contacts;
    private final ConsentTable consents;
    private final Tags tags;
    private final ChangeNotes notes;
    private final ProofRules proofs;

    PutBack(Contacts contacts, ConsentTable consents, Tags tags, ChangeNotes notes, ProofRules proofs) {
        this.contacts = contacts;
        this.consents = consents;
        this.tags = tags;
        this.notes = notes;
        this.proofs = proofs;
    }

    /** @return whether everything is as it was */
    boolean of(UndoTable.Change change) {
        ContactId id = change.contact();
        if (!contacts.lock(id)) {
            return false;
        }
        Contact before = contacts.find(id).orElseThrow();
        Set<String> hers = new HashSet<>(tags.of(id));
        Map<String, ConsentState> agreed = consents.ofAll(List.of(id)).stream()
                .collect(Collectors.toMap(ConsentState::purpose, Function.identity()));
        Map<String, Object> now = notes.values(before, hers, agreed);
        Contact after = before;
        boolean whole = true;
        for (Map.Entry<String, Object> note : change.notes().entrySet()) {
            List<?> wasAndIs = (List<?>) note.getValue();
            if (!Objects.equals(now.get(note.getKey()), wasAndIs.get(1))) {
                whole = false;
            } else if (note.getKey().startsWith(ChangeNotes.TAG)) {
                tags.remove(id, note.getKey().substring(ChangeNotes.TAG.length()));
            } else if (note.getKey().startsWith(ChangeNotes.CONSENT)) {
                consent(id, note.getKey().substring(ChangeNotes.CONSENT.length()), wasAndIs.get(0));
            } else {
                after = ChangeNotes.with(after, note.getKey(), wasAndIs.get(0));
            }
        }
        Contact as = after;
        contacts.change(id, it -> as);
        return whole;
    }

    private void consent(ContactId id, String purpose, Object was) {
        ConsentState before = was == null ? null : notes.consent(id, was);
        if (before == null) {
            consents.delete(id, purpose);
        } else {
            consents.store(before);
        }
        Instant now = proofs.now();
        consents.remember(id, purpose, "DROPPED", new Proof("import taken back", now, null, null, null, null), now);
    }
}
