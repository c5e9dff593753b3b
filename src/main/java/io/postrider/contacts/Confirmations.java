package io.postrider.contacts;

import io.postrider.contacts.ConfirmationLinks.Request;
import io.postrider.contacts.Consent.Status;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the link in a confirmation mail may do: turn her own open request into a yes, once, while it is fresh. */
@Component
public class Confirmations {

    private final ConfirmationLinks links;
    private final Contacts contacts;
    private final Consents consents;
    private final ConsentChanges changes;
    private final ContactSettings settings;

    Confirmations(
            ConfirmationLinks links,
            Contacts contacts,
            Consents consents,
            ConsentChanges changes,
            ContactSettings settings) {
        this.links = links;
        this.contacts = contacts;
        this.consents = consents;
        this.changes = changes;
        this.settings = settings;
    }

    /** What a link is good for. */
    public enum State {
        /** She may confirm. */
        OPEN,
        /** She has. */
        CONFIRMED,
        /** Too old, taken back, replaced or not ours. */
        VOID
    }

    /** A link looked at. @param purpose what it is about, null when it is not ours */
    public record Link(State state, Purpose purpose) {}

    /** Looks and changes nothing: scanners open links too. */
    public Link look(String token, Instant now) {
        return links.read(token)
                .map(request -> new Link(state(request, now), consents.purpose(request.purpose())))
                .orElse(new Link(State.VOID, null));
    }

    /** She confirms; confirming again is harmless. @param ip the network address she acts from */
    @Transactional
    public Link confirm(String token, Instant now, String ip) {
        Optional<Request> request = links.read(token).filter(read -> contacts.lock(read.contact()));
        request.filter(read -> state(read, now) == State.OPEN).ifPresent(open -> grant(open, now, ip));
        return look(token, now);
    }

    private void grant(Request request, Instant now, String ip) {
        Proof asked = changes.state(request.contact(), request.purpose())
                .orElseThrow()
                .proof();
        Proof proof =
                new Proof("double opt-in confirmation", now, ip, asked.wording(), asked.form(), asked.formVersion());
        consents.grant(request.contact(), request.purpose(), proof);
    }

    private State state(Request request, Instant now) {
        Optional<ConsentState> state = changes.state(request.contact(), request.purpose());
        if (state.filter(known -> known.granted(now)).isPresent()) {
            return State.CONFIRMED;
        }
        boolean fresh = now.isBefore(request.asked().plus(settings.confirmWithin()));
        boolean same = state.filter(
                        known -> known.is(Status.PENDING) && !request.asked().isBefore(known.pendingSince()))
                .isPresent();
        return fresh && same ? State.OPEN : State.VOID;
    }
}
