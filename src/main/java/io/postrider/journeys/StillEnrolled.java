package io.postrider.journeys;

import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.delivery.spi.SendPolicy;
import io.postrider.delivery.spi.Verdict;
import io.postrider.events.EventLog;
import io.postrider.events.Origin;
import io.postrider.journeys.Enrolment.State;
import io.postrider.journeys.JourneyModel.Exit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * No mail for somebody who has left: a reminder written at night is not sent after the morning's order.
 *
 * <p>What ends her journey counts from the moment it is in the log, even if the engine has not heard of it yet. What an exit
 * itself sends ("thank you for buying") is sent.
 */
@Component
@Order(150)
class StillEnrolled implements SendPolicy {

    private final EnrolmentTable enrolments;
    private final JourneyCatalogue catalogue;
    private final EventLog log;

    StillEnrolled(EnrolmentTable enrolments, JourneyCatalogue catalogue, EventLog log) {
        this.enrolments = enrolments;
        this.catalogue = catalogue;
        this.log = log;
    }

    @Override
    public Verdict check(OutgoingMail mail) {
        Origin origin = mail.email().origin();
        if (origin == null || origin.enrolment() == null) {
            return Verdict.SEND;
        }
        return enrolments
                .find(origin.enrolment())
                .map(enrolment -> check(enrolment, origin))
                .orElse(Verdict.SEND);
    }

    private Verdict check(Enrolment enrolment, Origin origin) {
        JourneyModel model =
                catalogue.model(enrolment.journey(), enrolment.version()).orElse(null);
        if (model != null && model.exitStep(origin.step())) {
            return Verdict.SEND;
        }
        if (enrolment.state() == State.LEFT) {
            return new Verdict.Drop("not sent: she is out of the journey (" + enrolment.reason() + ")");
        }
        return model == null
                ? Verdict.SEND
                : model.exits().stream()
                        .filter(exit -> happened(exit, enrolment))
                        .findFirst()
                        .<Verdict>map(exit -> new Verdict.Drop("not sent: meanwhile '" + exit.name() + "' ended it"))
                        .orElse(Verdict.SEND);
    }

    private boolean happened(Exit exit, Enrolment enrolment) {
        return log.happened(
                enrolment.contact(),
                exit.event(),
                exit.filter().resolved(exit.event(), enrolment.variables()),
                enrolment.enteredAt());
    }
}
