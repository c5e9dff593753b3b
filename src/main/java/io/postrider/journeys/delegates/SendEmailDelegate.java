package io.postrider.journeys.delegates;

import io.postrider.delivery.Email;
import io.postrider.delivery.Email.Moment;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.Outbox.Queued;
import io.postrider.experiments.Variants;
import io.postrider.experiments.Variants.Variant;
import io.postrider.journeys.DecisionLog;
import io.postrider.journeys.JourneyStart;
import io.postrider.journeys.Journeys;
import io.postrider.journeys.MailPlans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Send email": puts the mail into the outbox and goes on; the waits that follow count from its planned time. */
@Component("sendEmail")
class SendEmailDelegate implements JavaDelegate {

    /** Variable with the time the last mail is planned for, in milliseconds since 1970 of business time. */
    static final String LAST_PLANNED = "lastMailPlannedFor";

    private static final Set<String> OWN =
            Set.of("template", "variants", "purpose", "moment", "answersOwnAct", "priority");

    private final Outbox outbox;
    private final Variants variants;
    private final DecisionLog decisions;
    private final Journeys journeys;
    private final MailPlans plans;

    SendEmailDelegate(Outbox outbox, Variants variants, DecisionLog decisions, Journeys journeys, MailPlans plans) {
        this.outbox = outbox;
        this.variants = variants;
        this.decisions = decisions;
        this.journeys = journeys;
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = new Step(execution);
        Queued queued = outbox.enqueue(email(step));
        if (queued.plannedFor() != null) {
            step.set(LAST_PLANNED, queued.plannedFor().toEpochMilli());
            plans.remember(step.enrolment(), queued.id(), queued.plannedFor());
        }
    }

    private Email email(Step step) {
        return new Email(
                step.key(),
                step.contact(),
                step.required("purpose"),
                step.required("template"),
                variant(step),
                step.passedOn(OWN),
                step.origin(),
                step.optional("moment", "nextWindow").equals("now") ? Moment.NOW : Moment.NEXT_WINDOW,
                Boolean.parseBoolean(step.optional("answersOwnAct", "false")),
                journeys.start(step.origin().journey(), step.origin().version())
                        .map(JourneyStart::priority)
                        .orElse(0));
    }

    private String variant(Step step) {
        List<Variant> choice =
                step.list("variants").stream().map(name -> new Variant(name, 1)).toList();
        if (choice.isEmpty()) {
            return null;
        }
        String experiment = step.origin().journey() + "/" + step.origin().step();
        String variant = variants.assign(experiment, step.contact(), choice);
        decisions.decided(
                step.contact(),
                step.origin(),
                Map.of("variant", variant),
                "Subject '%s', one of %d on trial; she stays with it".formatted(variant, choice.size()));
        return variant;
    }
}
