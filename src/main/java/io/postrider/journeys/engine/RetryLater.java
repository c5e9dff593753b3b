package io.postrider.journeys.engine;

import java.util.Date;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * After a step failed: one attempt less, and a pause in machine time before the next.
 *
 * <p>The engine would write the end of the pause into the due date, counted in machine time, while due dates are business
 * time: where business time runs ahead, all attempts would be used up at once. So the due date stays, and the pause is
 * kept as a lock that nobody holds. A collision with another transaction is no failure: it is tried again at once.
 */
class RetryLater extends DefaultJobRetryCmd {

    /** Lock owner of a job that pauses. */
    static final String OWNER = "retry";

    private final boolean collision;

    private RetryLater(String job, Throwable failure) {
        super(job, failure);
        this.collision = failure instanceof OptimisticLockingException;
    }

    @Override
    public Object execute(CommandContext context) {
        JobEntity job = getJob();
        if (job == null) {
            return null;
        }
        if (collision) {
            job.unlock();
            return null;
        }
        Date due = job.getDuedate();
        super.execute(context);
        Date next = job.getDuedate();
        if (next != null && !next.equals(due)) {
            job.setDuedate(due);
            pauseUntil(next, job);
        }
        return null;
    }

    private static void pauseUntil(Date next, JobEntity job) {
        if (job.getRetries() > 0) {
            job.setLockOwner(OWNER);
            job.setLockExpirationTime(next);
        }
    }

    /** Tells the engine to do it this way. */
    @Component
    static class Factory implements FailedJobCommandFactory {
        @Override
        public Command<Object> getCommand(String job, Throwable failure) {
            return new RetryLater(job, failure);
        }
    }
}
