package io.postrider.journeys.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps waking contacts while there is somebody to wake, and looks again a moment later when there is nobody. */
@Component
class JobWorker {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private final DueJobs due;
    private final JobLocks locks;
    private volatile boolean ready;

    JobWorker(DueJobs due, JobLocks locks) {
        this.due = due;
        this.locks = locks;
    }

    /** Nobody waits five minutes after a crash: what this node held when it died is free again at once. */
    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        int released = locks.releaseOwn();
        if (released > 0) {
            LOG.info("{} jobs this node held before its restart are free again", released);
        }
        ready = true;
    }

    @Scheduled(fixedDelay = 100)
    void wake() {
        try {
            while (ready && due.wake() > 0) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Waking contacts failed and is tried again: {}", e.toString());
        }
    }
}
