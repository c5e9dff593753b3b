package io.postrider.delivery.policies;

import io.postrider.contacts.Basis;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Purpose;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Only what she agreed to or what the law allows without, as it stands at the moment of sending; transactional mail needs no
 * consent.
 */
@Component
@Order(200)
class ConsentGiven implements SendPolicy {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Consents consents;
    private final SendWindow window;
    private final Clock clock;

    ConsentGiven(Consents consents, SendWindow window, Clock clock) {
        this.consents = consents;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        List<ContactId> asked = mails.stream()
                .filter(mail -> !mail.purpose().transactional())
                .map(mail -> mail.contact().id())
                .distinct()
                .toList();
        Map<ContactId, List<Consent>> given = consents.ofAll(asked);
        return mails.stream()
                .map(mail -> mail.purpose().transactional()
                        ? Verdict.SEND
                        : check(mail, given.get(mail.contact().id())))
                .toList();
    }

    private Verdict check(OutgoingMail mail, List<Consent> given) {
        Purpose purpose = mail.purpose();
        Consent consent = given.stream()
                .filter(one -> one.purpose().equals(purpose.key()))
                .findFirst()
                .orElse(null);
        if (purpose.key().equals(Purpose.AD_AUDIENCES)) {
            return new Verdict.Drop("not sent: " + purpose.name() + " is no consent to mail");
        }
        if (consent == null) {
            return new Verdict.Drop("not sent: she never agreed to " + purpose.name());
        }
        return switch (consent.status()) {
            case GRANTED -> consent.holds(clock.instant()) ? Verdict.SEND : new Verdict.Drop(expired(mail, consent));
            case PENDING -> new Verdict.Drop("not sent: she has not confirmed " + purpose.name() + " yet");
            case WITHDRAWN -> new Verdict.Drop("not sent: she unsubscribed from " + purpose.name());
        };
    }

    private String expired(OutgoingMail mail, Consent consent) {
        String what = "her consent to " + mail.purpose().name();
        if (consent.proof().basis() == Basis.EXISTING_CUSTOMER) {
            what = "what allowed " + mail.purpose().name() + " to her as an existing customer";
        } else if (consent.proof().basis() == Basis.CONTRACT) {
            what = "the contract that " + mail.purpose().name() + " is part of,";
        }
        ZoneId zone = window.zone(mail.contact());
        return "not sent: " + what + " of " + day(consent.changedAt(), zone) + " expired on "
                + day(consent.proof().expiresAt(), zone);
    }

    private static String day(Instant moment, ZoneId zone) {
        return DAY.format(moment.atZone(zone));
    }
}
