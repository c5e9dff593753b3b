package io.postrider.delivery.policies;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nothing that somebody has stopped, until it is let go again. */
@Component
@Order(900)
class NotStopped implements SendPolicy {

    /** Lifting wakes the mails; this only bounds how long one could be forgotten. */
    private static final Duration NEXT_LOOK = Duration.ofHours(1);

    private final Switches switches;
    private final Holding holding;
    private final Clock clock;

    NotStopped(Switches switches, Holding holding, Clock clock) {
        this.switches = switches;
        this.holding = holding;
        this.clock = clock;
    }

    @Override
    public boolean changesByItself() {
        return true;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        return mails.stream().map(this::check).toList();
    }

    private Verdict check(OutgoingMail mail) {
        return switches.all().stream()
                .filter(one -> one.stops(mail))
                .findFirst()
                .map(one -> holding.whileItLasts(clock.instant().plus(NEXT_LOOK), mail, one.sentence()))
                .orElse(Verdict.SEND);
    }
}
