package io.postrider.journeys;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import io.postrider.events.EventLog;
import io.postrider.events.EventLog.Deed;
import io.postrider.events.Origin;
import io.postrider.journeys.Audiences.Belonging;
import io.postrider.journeys.Enrolment.State;
import io.postrider.journeys.JourneyModel.Exit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * No mail for somebody who has left: a reminder written at night is not sent after the morning's order.
 *
 * <p>What ends her journey counts from the moment it is in the log, even if the engine has not heard of it yet; who is no longer
 * in the journey's audience gets no more of it. What an exit itself sends ("thank you for buying") is sent.
 */
@Component
@Order(300)
class StillEnrolled implements SendPolicy {

    private final EnrolmentTable enrolments;
    private final JourneyCatalogue catalogue;
    private final EventLog log;
    private final Audiences audiences;

    StillEnrolled(EnrolmentTable enrolments, JourneyCatalogue catalogue, EventLog log, Audiences audiences) {
        this.enrolments = enrolments;
        this.catalogue = catalogue;
        this.log = log;
        this.audiences = audiences;
    }

    @Override
    public List<Verdict> check(List<OutgoingMail> mails) {
        Map<String, Enrolment> known = enrolments.findAll(mails.stream()
                .map(StillEnrolled::enrolment)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Standing> standings =
                mails.stream().map(mail -> standing(mail, known)).toList();
        Set<Deed> done = log.happened(
                standings.stream().flatMap(it -> it.exits().keySet().stream()).toList());
        Set<Belonging> inside =
                audiences.holding(standings.stream().map(Standing::audience).toList());
        return standings.stream().map(it -> it.verdict(done, inside)).toList();
    }

    /**
     * How a mail stands to its journey.
     *
     * @param exits what would end it, with the names of the exits
     * @param audience that she is among those the journey is for; null when it is for everybody
     */
    private record Standing(Verdict known, Map<Deed, String> exits, Belonging audience) {

        static final Standing FREE = new Standing(Verdict.SEND, Map.of(), null);

        Verdict verdict(Set<Deed> done, Set<Belonging> inside) {
            if (audience != null && !inside.contains(audience)) {
                return new Verdict.Drop("not sent: she is no longer in the segment '" + audience.segment()
                        + "', for which the journey is");
            }
            return exits.keySet().stream()
                    .filter(done::contains)
                    .findFirst()
                    .<Verdict>map(deed -> new Verdict.Drop("not sent: meanwhile '" + exits.get(deed) + "' ended it"))
                    .orElse(known);
        }
    }

    private Standing standing(OutgoingMail mail, Map<String, Enrolment> known) {
        Enrolment enrolment = enrolment(mail) == null ? null : known.get(enrolment(mail));
        if (enrolment == null) {
            return Standing.FREE;
        }
        JourneyModel model =
                catalogue.model(enrolment.journey(), enrolment.version()).orElse(null);
        if (model != null && model.exitStep(mail.email().origin().step())) {
            return Standing.FREE;
        }
        if (enrolment.state() == State.LEFT) {
            return new Standing(
                    new Verdict.Drop("not sent: she is out of the journey (" + enrolment.reason() + ")"),
                    Map.of(),
                    null);
        }
        return model == null
                ? Standing.FREE
                : new Standing(Verdict.SEND, exits(model, enrolment), audience(model, enrolment));
    }

    private static Belonging audience(JourneyModel model, Enrolment enrolment) {
        String segment = model.start() == null ? null : model.start().audience();
        return segment == null ? null : new Belonging(segment, enrolment.contact());
    }

    private static Map<Deed, String> exits(JourneyModel model, Enrolment enrolment) {
        Map<Deed, String> exits = new LinkedHashMap<>();
        for (Exit exit : model.exits()) {
            Map<String, String> meant = exit.filter().resolved(exit.event(), enrolment.variables());
            exits.putIfAbsent(new Deed(enrolment.contact(), exit.event(), meant, enrolment.enteredAt()), exit.name());
        }
        return exits;
    }

    private static String enrolment(OutgoingMail mail) {
        Origin origin = mail.email().origin();
        return origin == null ? null : origin.enrolment();
    }
}
