package io.postrider.delivery.policies;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Lets a mail wait until a moment in her own window, unless it would be stale by then: last week's offer helps nobody. */
@Component
class Holding {

    private final SendWindow window;
    private final HoldingSettings settings;

    Holding(SendWindow window, HoldingSettings settings) {
        this.window = window;
        this.settings = settings;
    }

    /** Says until when and why. @param why a sentence without its end, such as {@code she paused her mail} */
    Verdict until(Instant moment, OutgoingMail mail, String why) {
        ZoneId zone = window.zone(mail.contact());
        Instant opening = window.next(moment, zone);
        String said = SendWindow.said(opening, zone);
        return stale(opening, mail)
                ? new Verdict.Drop("not sent: " + why + ", and by " + said + " it would be older than " + age())
                : new Verdict.Hold(opening, "held until " + said + ": " + why);
    }

    /** Looked at again then, or woken before; nobody can say when it ends. @param why the whole sentence */
    Verdict whileItLasts(Instant nextLook, OutgoingMail mail, String why) {
        return stale(nextLook, mail)
                ? new Verdict.Drop("not sent: it waited longer than " + age() + " (" + why + ")")
                : new Verdict.Hold(nextLook, why);
    }

    private boolean stale(Instant moment, OutgoingMail mail) {
        return !mail.purpose().transactional() && moment.isAfter(mail.queuedAt().plus(settings.staleAfter()));
    }

    private String age() {
        return Spans.said(settings.staleAfter());
    }
}
