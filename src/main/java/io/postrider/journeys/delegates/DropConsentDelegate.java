package io.postrider.journeys.delegates;

import io.postrider.contacts.Consents;
import io.postrider.journeys.DecisionLog;
import java.util.Map;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Drop consent request": she never confirmed, so the request is dropped as if she had not asked. */
@Component("dropConsent")
class DropConsentDelegate implements JavaDelegate {

    private final Consents consents;
    private final DecisionLog decisions;

    DropConsentDelegate(Consents consents, DecisionLog decisions) {
        this.consents = consents;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = new Step(execution);
        String purpose = step.required("purpose");
        consents.drop(step.contact(), purpose);
        decisions.decided(
                step.contact(),
                step.origin(),
                Map.of("purpose", purpose),
                "Her request for '" + purpose + "' was never confirmed and is dropped");
    }
}
