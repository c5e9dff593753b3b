package io.postrider.journeys.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What every drawn process must keep to before it may run, on whatever road it comes in.
 *
 * <p>A plain function: the same file and vocabulary always give the same findings, and nothing is evaluated.
 */
public final class ModelRules {

    private final List<ModelRule> rules;

    public ModelRules(Vocabulary known) {
        rules = List.of(
                new KnownSteps(known.steps()),
                new NoScripts(),
                new PlainExpressions(),
                new FormsByReference(),
                new ProcessName(),
                new TimeToLive(),
                new StartEvents(),
                new KnownMail(known),
                new KnownSegments(known.segments()),
                new GatewayFlows(),
                new WaitExits(),
                new TimerLength(),
                new LoopWaits(),
                new BoundedWork(),
                new JourneyLength(),
                new ChosenIds(),
                new Drawing());
    }

    /** Everything that must be changed; empty for a good model. */
    public List<Finding> check(byte[] xml) {
        Model model;
        try {
            model = Model.parse(xml);
        } catch (Unreadable e) {
            return List.of(new Finding(null, "readable", e.getMessage()));
        }
        List<Finding> all = new ArrayList<>();
        for (ModelRule rule : rules) {
            Findings findings = new Findings(rule.name());
            rule.check(model, findings);
            all.addAll(findings.all());
        }
        return all;
    }
}
