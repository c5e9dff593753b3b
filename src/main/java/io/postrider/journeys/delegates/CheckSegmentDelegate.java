package io.postrider.journeys.delegates;

import io.postrider.journeys.DecisionLog;
import io.postrider.segments.Segment;
import io.postrider.segments.Segments;
import java.util.Map;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Split by segment": whether she is in a segment, by everything known when she comes to this step. */
@Component("checkSegment")
class CheckSegmentDelegate implements JavaDelegate {

    private final Segments segments;
    private final DecisionLog decisions;

    CheckSegmentDelegate(Segments segments, DecisionLog decisions) {
        this.segments = segments;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = new Step(execution);
        Segment segment = segments.get(step.required("segment"));
        boolean inside = segments.contains(segment.key(), step.contact());
        String result = step.optional("result", "inSegment");
        step.set(result, inside);
        decisions.decided(
                step.contact(),
                step.origin(),
                Map.of(result, inside),
                inside
                        ? "She is in the segment '" + segment.name() + "'"
                        : "She is not in the segment '" + segment.name() + "'");
    }
}
