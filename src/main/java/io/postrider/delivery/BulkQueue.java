package io.postrider.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to a whole audience in small steps: each commits its mails together with how far it has come, so a run that was killed
 * goes on there, sending begins with the first step, and no reader of the event log waits for a million rows.
 */
@Component
class BulkQueue {

    /** A fraction of a second's work. */
    static final int STEP = 10_000;

    private final Audience audience;
    private final BulkOutboxTable mails;
    private final BulkRunTable runs;
    private final TransactionTemplate step;

    BulkQueue(Audience audience, BulkOutboxTable mails, BulkRunTable runs, PlatformTransactionManager transactions) {
        this.audience = audience;
        this.mails = mails;
        this.runs = runs;
        this.step = new TransactionTemplate(transactions);
        this.step.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return how many mails are new. @throws BulkTakenOver when the same run was begun again meanwhile */
    long enqueue(Recipients recipients, Email pattern) {
        Steps steps = new Steps(pattern, step.execute(status -> runs.begin(pattern.key())));
        audience.read(recipients, steps.run.after(), steps::take);
        steps.write();
        step.executeWithoutResult(status -> runs.finish(steps.run));
        return steps.queued;
    }

    Optional<BulkProgress> progress(String key) {
        return runs.find(key);
    }

    List<BulkProgress> underWay() {
        return runs.unfinished();
    }

    private final class Steps {

        private final Email pattern;
        private final BulkRunTable.Run run;
        private final List<UUID> contacts = new ArrayList<>(STEP);
        private long queued;

        /** Whether this is a run after a finished one, so that some have their mail already. */
        private boolean mailed;

        Steps(Email pattern, BulkRunTable.Run run) {
            this.pattern = pattern;
            this.run = run;
        }

        void take(UUID contact) {
            contacts.add(contact);
            if (contacts.size() == STEP) {
                write();
            }
        }

        void write() {
            if (!contacts.isEmpty()) {
                queued += mailed ? written(mails::insertMissing) : writtenUnlessMailed();
                contacts.clear();
            }
        }

        private int writtenUnlessMailed() {
            try {
                return written(mails::insert);
            } catch (DuplicateKeyException somebodyHasIt) {
                mailed = true;
                return written(mails::insertMissing);
            }
        }

        private int written(BiFunction<List<UUID>, Email, Integer> how) {
            return step.execute(status -> {
                runs.beginStep(run);
                int added = how.apply(contacts, pattern);
                runs.reached(run, contacts.get(contacts.size() - 1), added);
                return added;
            });
        }
    }
}
