package io.postrider.contacts;

import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.ContactEvents.ConsentWithdrawn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of two consents for one purpose, what she said last holds; a no of the same moment wins. The whole history is kept. */
@Component
class MergedConsents implements MergedPart {

    private final ConsentTable consents;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MergedConsents(ConsentTable consents, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.consents = consents;
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public void merge(Contact kept, Contact gone) {
        for (ConsentState theirs : consents.ofAll(List.of(gone.id()))) {
            Optional<ConsentState> ours = consents.of(kept.id(), theirs.purpose());
            ConsentState last = ours.map(it -> last(it, theirs)).orElse(theirs);
            consents.store(
                    last.movedTo(kept.id(), ours.map(it -> lastNo(it, theirs)).orElse(theirs.withdrawnAt())));
            if (ours.filter(it -> it.is(Status.GRANTED)).isPresent() && last.is(Status.WITHDRAWN)) {
                events.publishEvent(new ConsentWithdrawn(kept.id(), last.purpose(), last.proof(), false));
            }
        }
        jdbc.sql("update consent_history set contact_id = ? where contact_id = ?")
                .params(kept.id().value(), gone.id().value())
                .update();
    }

    private static Instant lastNo(ConsentState ours, ConsentState theirs) {
        return Stream.of(ours, theirs)
                .map(ConsentState::withdrawnAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A request that waits to be confirmed is nothing she said yet. */
    private static ConsentState last(ConsentState ours, ConsentState theirs) {
        if ((ours.status() == Status.PENDING) != (theirs.status() == Status.PENDING)) {
            return ours.status() == Status.PENDING ? theirs : ours;
        }
        int order = theirs.proof().at().compareTo(ours.proof().at());
        boolean theirNo = order == 0 && theirs.status() == Status.WITHDRAWN;
        return order > 0 || theirNo ? theirs : ours;
    }
}
