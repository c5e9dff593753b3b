package io.postrider.journeys.engine;

import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.ProcessDataContext;
import org.operaton.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.operaton.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.operaton.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Executes one taken job as the engine's own executor would, so that retries, incidents and job logs are the engine's. */
@Component
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final ProcessEngineConfigurationImpl engine;

    JobRunner(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** @return whether the job was executed without failing; a failure is stored with the job and never thrown */
    boolean execute(String job) {
        JobFailureCollector failure = new JobFailureCollector(job);
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            ExecuteJobHelper.executeJob(
                    engine.getCommandExecutorTxRequired(), failure, new ExecuteJobsCmd(job, failure), engine);
            return true;
        } catch (OptimisticLockingException collision) {
            LOG.debug("Job {} met another transaction and is tried again", job);
            return false;
        } catch (RuntimeException e) {
            // The kind only: a message may carry personal data. The whole of it stands in Cockpit, beside the job.
            LOG.warn(
                    "Job {} failed at {}: {}",
                    job,
                    failure.getFailedActivityId(),
                    e.getClass().getSimpleName());
            return false;
        } finally {
            new ProcessDataContext(engine).clearMdc();
            Context.removeJobExecutorContext();
        }
    }
}
