package io.postrider.delivery.policies;

import io.postrider.delivery.reputation.Brakes;
import io.postrider.delivery.reputation.Brakes.Brake;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where people call our mail spam, bulk mail leaves slowly, and then none that needs consent, until it is mended: a provider who
 * has enough of us puts everybody's mail into the spam folder.
 *
 * <p>Slowly means: of the bulk mails that wait, a tenth may leave each hour.
 */
@Component
@Order(700)
class FewComplaints implements SendPolicy {

    private static final int HOURS_FOR_ALL = 10;
    private static final Duration NEXT_LOOK = Duration.ofMinutes(15);

    private final Brakes brakes;
    private final Holding holding;
    private final Clock clock;

    FewComplaints(Brakes brakes, Holding holding, Clock clock) {
        this.brakes = brakes;
        this.holding = holding;
        this.clock = clock;
    }

    @Override
    public boolean changesByItself() {
        return true;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        return mails.stream()
                .map(mail -> Free.is(mail) ? Verdict.SEND : check(mail, brakes.at(mail.provider())))
                .toList();
    }

    private Verdict check(OutgoingMail mail, Brake brake) {
        if (brake == Brake.PAUSED) {
            return holding.whileItLasts(
                    clock.instant().plus(NEXT_LOOK),
                    mail,
                    "held: " + complaints(mail.provider())
                            + ", so nothing that needs consent leaves until they fall or somebody releases the brake");
        }
        return brake == Brake.THROTTLED && mail.email().priority() < 0 ? slowly(mail) : Verdict.SEND;
    }

    /** Each mail has an hour of its own and a minute in it. */
    private Verdict slowly(OutgoingMail mail) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        long number = hour.getEpochSecond() / Duration.ofHours(1).toSeconds();
        long wait = Math.floorMod(mail.id().value() - number, HOURS_FOR_ALL);
        if (wait == 0) {
            return Verdict.SEND;
        }
        Instant turn = hour.plus(Duration.ofHours(wait))
                .plus(Duration.ofMinutes(mail.id().value() / HOURS_FOR_ALL % 60));
        return holding.until(turn, mail, complaints(mail.provider()) + ", so bulk mail leaves slowly");
    }

    private String complaints(String provider) {
        double rate = brakes.all().get(provider).week().complaintRate();
        return String.format(Locale.ROOT, "%.2f %% of those at %s called our mail spam", rate * 100, provider);
    }
}
