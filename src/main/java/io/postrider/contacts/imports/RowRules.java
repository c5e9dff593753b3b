package io.postrider.contacts.imports;

import io.postrider.access.Problem;
import io.postrider.contacts.ConsentState;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactRules;
import io.postrider.contacts.EmailAddress;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRow.ImportedConsent;
import io.postrider.contacts.ImportRows.Update;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.contacts.ProofRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a row does to the person it speaks of; nothing of it is done when one part of it cannot be. */
@Component
class RowRules {

    private final ContactRules contacts;
    private final ProofRules proofs;
    private final Consents consents;

    RowRules(ContactRules contacts, ProofRules proofs, Consents consents) {
        this.contacts = contacts;
        this.proofs = proofs;
        this.consents = consents;
    }

    Instant now() {
        return proofs.now();
    }

    /** @param email null when she is known and was found by her external id @throws Misfit and changes nothing when it cannot be taken */
    void apply(ImportRow row, EmailAddress email, Person person, Update update) {
        try {
            Contact contact = contacts.checked(
                    person.after() == null
                            ? contacts.created(row.contact(), email, now())
                            : updated(person.after(), row.contact(), update),
                    person.after() == null ? Map.of() : person.after().attributes());
            Map<String, ConsentState> moved = new LinkedHashMap<>();
            for (ImportedConsent said : row.consents()) {
                move(said, contact, person, moved);
            }
            person.become(contact);
            person.consents.putAll(moved);
            person.tags.addAll(row.tags());
        } catch (Problem problem) {
            throw new Misfit(problem.getMessage());
        }
    }

    private Contact updated(Contact known, NewContact told, Update update) {
        return switch (update) {
            case OVERWRITE -> contacts.merged(known, told);
            case LEAVE -> known;
            case FILL ->
                contacts.merged(
                        known,
                        new NewContact(
                                null,
                                known.externalId() == null ? told.externalId() : null,
                                known.timeZone() == null ? told.timeZone() : null,
                                known.locale() == null ? told.locale() : null,
                                unknown(known.attributes(), told.attributes())));
        };
    }

    private static Map<String, Object> unknown(Map<String, Object> known, Map<String, Object> told) {
        Map<String, Object> unknown = new LinkedHashMap<>(told == null ? Map.of() : told);
        unknown.keySet().removeAll(known.keySet());
        return unknown;
    }

    /** The same moves as a yes or no that comes in singly: never a yes older than her no. */
    private void move(ImportedConsent said, Contact contact, Person person, Map<String, ConsentState> moved) {
        if (consents.purpose(said.purpose()).transactional()) {
            throw new Misfit("The purpose " + said.purpose() + " needs no consent.");
        }
        ConsentState before = moved.getOrDefault(said.purpose(), person.consents.get(said.purpose()));
        Proof proof = said.granted() ? proofs.ofGrant(said.proof()) : proofs.ofOther(said.proof());
        Optional<ConsentState> after = said.granted()
                ? ConsentState.granted(before, contact.id(), said.purpose(), proof, now())
                : ConsentState.withdrawn(before, contact.id(), said.purpose(), proof);
        after.ifPresent(state -> moved.put(said.purpose(), state));
    }
}
