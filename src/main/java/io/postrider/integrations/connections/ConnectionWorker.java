package io.postrider.integrations.connections;

import io.postrider.integrations.calls.NoAnswer;
import io.postrider.integrations.connections.Task.Counts;
import io.postrider.integrations.connections.Task.Page;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on what is due, a page at a time: asked outside of a transaction, kept together with the place in one. Whoever is killed in between
 * asks for the same page again; any number of servers may work at the same time.
 */
@Component
class ConnectionWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWorker.class);

    /** Longer than all calls of a page may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** After so long others have their turn. */
    private static final Duration TURN = Duration.ofSeconds(30);

    private static final int LONGEST_ERROR = 500;

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3));

    private final Kinds kinds;
    private final ConnectionTable connections;
    private final TaskTable tasks;
    private final MachineTime time;
    private final TransactionTemplate transaction;

    ConnectionWorker(
            Kinds kinds,
            ConnectionTable connections,
            TaskTable tasks,
            MachineTime time,
            PlatformTransactionManager transactions) {
        this.kinds = kinds;
        this.connections = connections;
        this.tasks = tasks;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 2_000)
    void work() {
        try {
            while (turn()) {
                LOG.trace("another turn");
            }
        } catch (RuntimeException e) {
            LOG.warn("Connections could not be worked on; they are tried again: {}", e.toString());
        }
    }

    /** @return whether there was something to do */
    boolean turn() {
        Optional<TaskTable.Row> taken = transaction.execute(status -> tasks.take(LEASE));
        taken.ifPresent(this::turn);
        return taken.isPresent();
    }

    private void turn(TaskTable.Row taken) {
        Instant end = time.now().plus(TURN);
        Optional<TaskTable.Row> at = Optional.of(taken);
        while (at.isPresent() && time.now().isBefore(end)) {
            at = page(at.get());
        }
        at.ifPresent(it -> tasks.giveBack(it, null, time.now()));
    }

    /** @return where to go on; empty when this turn is over */
    private Optional<TaskTable.Row> page(TaskTable.Row turn) {
        ConnectionTable.Row connection = connections.find(turn.connection()).orElse(null);
        Task task = connection == null
                ? null
                : kinds.task(connection.kind(), turn.task()).orElse(null);
        if (task == null) {
            tasks.giveBack(turn, "This version does not know the task.", null);
            return Optional.empty();
        }
        try {
            Page page = task.next(connection.reach(), turn.place(), turn.mark());
            return transaction.execute(status -> kept(turn, task, page));
        } catch (Refused e) {
            LOG.warn("{} of connection {} is stuck: {}", turn.task(), turn.connection(), e.getMessage());
            tasks.giveBack(turn, cut(e.getMessage()), null);
        } catch (Later e) {
            later(turn, e.getMessage(), e.pause());
        } catch (NoAnswer e) {
            later(turn, e.getMessage(), null);
        } catch (RuntimeException e) {
            // Its kind only in what is shown: the message may quote somebody's data.
            LOG.error("{} of connection {} failed", turn.task(), turn.connection(), e);
            later(turn, "An internal error (" + e.getClass().getSimpleName() + ").", null);
        }
        return Optional.empty();
    }

    private Optional<TaskTable.Row> kept(TaskTable.Row turn, Task task, Page page) {
        if (!tasks.hold(turn)) {
            return Optional.empty();
        }
        Counts counts = page.write().write();
        Instant now = time.now();
        boolean over = page.place() == null;
        Instant next = over ? task.every().map(now::plus).orElse(null) : now;
        TaskTable.Row after = tasks.moved(turn, page, counts, next, now.plus(LEASE));
        return over ? Optional.empty() : Optional.of(after);
    }

    private void later(TaskTable.Row turn, String error, Duration asked) {
        Duration pause = asked == null ? PAUSES.get(Math.min(turn.attempts(), PAUSES.size() - 1)) : asked;
        tasks.giveBack(turn, cut(error), time.now().plus(pause));
    }

    private static String cut(String sentence) {
        return sentence.length() <= LONGEST_ERROR ? sentence : sentence.substring(0, LONGEST_ERROR);
    }
}
