package io.postrider.journeys.engine;

import java.util.ArrayList;
import java.util.List;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.operaton.bpm.engine.impl.el.JuelExpressionManager;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the engine is set up; after the starter's own settings, so that these hold. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineConfiguration implements ProcessEnginePlugin {

    private final EngineSettings settings;
    private final BusinessCalendars calendars;
    private final VisibleBeans beans;
    private final EngineIndexes indexes;
    private final RetryLater.Factory retries;

    EngineConfiguration(
            EngineSettings settings,
            BusinessCalendars calendars,
            VisibleBeans beans,
            EngineIndexes indexes,
            RetryLater.Factory retries) {
        this.settings = settings;
        this.calendars = calendars;
        this.beans = beans;
        this.indexes = indexes;
        this.retries = retries;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        remember(engine);
        trustNothingButPlainExpressions(engine);
        engine.setBusinessCalendarManager(calendars.forEngine());
        engine.setFailedJobRetryTimeCycle(settings.retries());
        engine.setFailedJobCommandFactory(retries);
        engine.setJobExecutorActivate(false);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setCmmnEnabled(false);
        // Whoever asked gets the exception; a refused start is no error of ours.
        engine.setEnableCmdExceptionLogging(false);
    }

    private static void remember(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new JourneyHistory())));
        engine.setHistory(JourneyHistory.NAME);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setHistoryCleanupBatchWindowStartTime("03:00");
        engine.setHistoryCleanupBatchWindowEndTime("05:00");
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
    }

    /** Models and queries are written by people: they reach the beans named here, and no script engine at all. */
    private void trustNothingButPlainExpressions(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(beans);
        engine.setExpressionManager(new JuelExpressionManager(beans));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableXxeProcessing(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDmnEngineConfiguration(FeelDecisions.configuration());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        // Nothing: all is set before.
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        indexes.create();
    }
}
