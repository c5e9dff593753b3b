package io.postrider.contacts;

import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.ContactEvents.ConsentDropped;
import io.postrider.contacts.ContactEvents.ConsentGranted;
import io.postrider.contacts.ContactEvents.ConsentRequested;
import io.postrider.contacts.ContactEvents.ConsentWithdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How a consent moves between asked, yes and no; each move holds the contact, is remembered and is told to the others. */
@Component
class ConsentChanges {

    private final ContactTable contacts;
    private final ConsentTable table;
    private final ProofRules proofs;
    private final ContactSettings settings;
    private final ApplicationEventPublisher events;

    ConsentChanges(
            ContactTable contacts,
            ConsentTable table,
            ProofRules proofs,
            ContactSettings settings,
            ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.table = table;
        this.proofs = proofs;
        this.settings = settings;
        this.events = events;
    }

    List<Consent> of(ContactId contact) {
        return table.ofAll(List.of(contact)).stream().map(ConsentState::consent).toList();
    }

    Map<ContactId, List<Consent>> ofAll(List<ContactId> contacts) {
        Map<ContactId, List<Consent>> all = new HashMap<>();
        contacts.forEach(contact -> all.put(contact, new ArrayList<>()));
        table.ofAll(contacts).forEach(state -> all.get(state.contact()).add(state.consent()));
        return all;
    }

    Optional<Consent> of(ContactId contact, String purpose) {
        return state(contact, purpose).map(ConsentState::consent);
    }

    Optional<ConsentState> state(ContactId contact, String purpose) {
        return table.of(contact, purpose);
    }

    void request(ContactId contact, String purpose, Proof told) {
        Proof proof = proofs.ofOther(told);
        Optional<ConsentState> before = held(contact, purpose);
        Instant now = proofs.now();
        if (before.filter(state -> state.granted(now) || state.withdrawnAfter(proof.at()))
                .isPresent()) {
            return;
        }
        Optional<ConsentState> open = before.filter(state -> state.is(Status.PENDING));
        if (open.filter(state -> now.isBefore(state.requestedAt().plus(settings.repeatRequestAfter())))
                .isPresent()) {
            return;
        }
        Instant since = open.map(ConsentState::pendingSince).orElse(now);
        store(new ConsentState(contact, purpose, Status.PENDING, proof, since, now, withdrawnAt(before)));
        events.publishEvent(new ConsentRequested(contact, purpose, proof));
    }

    void grant(ContactId contact, String purpose, Proof told, boolean history) {
        Proof proof = proofs.ofGrant(told);
        Optional<ConsentState> before = held(contact, purpose);
        Optional<ConsentState> after = ConsentState.granted(before.orElse(null), contact, purpose, proof, proofs.now());
        if (after.isEmpty()) {
            return;
        }
        boolean heldBefore = before.filter(state -> state.granted(proofs.now())).isPresent();
        store(after.get());
        if (heldBefore) {
            return;
        }
        events.publishEvent(new ConsentGranted(contact, purpose, proof, history));
    }

    /** A no that ends a yes is news, however long ago she said it: journeys end by it. */
    void withdraw(ContactId contact, String purpose, Proof told, boolean late) {
        Proof proof = proofs.ofOther(told);
        Optional<ConsentState> before = held(contact, purpose);
        Optional<ConsentState> after = ConsentState.withdrawn(before.orElse(null), contact, purpose, proof);
        if (after.isEmpty()) {
            return;
        }
        boolean endsAYes = before.filter(state -> state.granted(proofs.now())).isPresent();
        store(after.get());
        events.publishEvent(new ConsentWithdrawn(contact, purpose, proof, late && !endsAYes));
    }

    void drop(ContactId contact, String purpose) {
        Optional<ConsentState> open = held(contact, purpose).filter(state -> state.is(Status.PENDING));
        if (open.isEmpty()) {
            return;
        }
        Instant now = proofs.now();
        table.remember(
                contact, purpose, "DROPPED", new Proof("not confirmed in time", now, null, null, null, null), now);
        events.publishEvent(new ConsentDropped(contact, purpose));
        Instant withdrawn = open.get().withdrawnAt();
        if (withdrawn == null) {
            table.delete(contact, purpose);
        } else {
            Proof no = table.lastWithdrawal(contact, purpose);
            table.store(new ConsentState(contact, purpose, Status.WITHDRAWN, no, null, null, withdrawn));
        }
    }

    private Optional<ConsentState> held(ContactId contact, String purpose) {
        if (!contacts.lock(contact)) {
            throw new ContactNotFound(contact);
        }
        return table.of(contact, purpose);
    }

    private void store(ConsentState state) {
        table.store(state);
        table.remember(state.contact(), state.purpose(), state.status().name(), state.proof(), proofs.now());
    }

    private static Instant withdrawnAt(Optional<ConsentState> before) {
        return before.map(ConsentState::withdrawnAt).orElse(null);
    }
}
