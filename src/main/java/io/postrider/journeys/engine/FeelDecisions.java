package io.postrider.journeys.engine;

import org.operaton.bpm.dmn.engine.DmnEngineConfiguration;
import org.operaton.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/** How decision tables are understood: FEEL knows only the values it is given; the other languages reach the server. */
public final class FeelDecisions {

    private static final String FEEL = "feel";

    private FeelDecisions() {}

    /** For a decision engine of one's own, or the process engine's. */
    public static DefaultDmnEngineConfiguration configuration() {
        var decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setDefaultInputExpressionExpressionLanguage(FEEL);
        decisions.setDefaultInputEntryExpressionLanguage(FEEL);
        decisions.setDefaultOutputEntryExpressionLanguage(FEEL);
        decisions.setDefaultLiteralExpressionLanguage(FEEL);
        return decisions;
    }
}
