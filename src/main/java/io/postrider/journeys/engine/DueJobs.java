package io.postrider.journeys.engine;

/**
 * Wakes contacts whose wait is over: executes the engine's jobs that are due in business time.
 *
 * <p>Safe on several nodes: no job runs twice at the same time, and jobs of one contact's run through a journey are
 * executed one after another. Retries, incidents, suspension and priorities are the engine's own.
 */
public interface DueJobs {

    /** Executes one batch of what is due now. @return how many jobs were executed; 0 when nothing is due */
    int wake();
}
