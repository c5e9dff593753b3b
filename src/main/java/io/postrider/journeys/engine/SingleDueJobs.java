package io.postrider.journeys.engine;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Executes due jobs one by one, each in a transaction of its own, a few contacts at the same time. */
@Component
class SingleDueJobs implements DueJobs {

    private final JobLocks locks;
    private final JobRunner runner;
    private final ExecutorService threads;
    private volatile boolean stopping;

    SingleDueJobs(JobLocks locks, JobRunner runner, EngineSettings settings) {
        this.locks = locks;
        this.runner = runner;
        this.threads = Executors.newFixedThreadPool(settings.threads(), new CustomizableThreadFactory("journeys-"));
    }

    @Override
    public int wake() {
        List<JobLocks.Taken> jobs = locks.withoutContested(locks.take());
        List<CompletableFuture<Void>> running = chains(jobs).stream()
                .map(chain -> CompletableFuture.runAsync(() -> execute(chain), threads))
                .toList();
        running.forEach(CompletableFuture::join);
        return jobs.size();
    }

    /** Exclusive jobs of one instance form a chain, executed one after another; every other job is alone. */
    private static List<List<String>> chains(List<JobLocks.Taken> jobs) {
        Map<String, List<String>> chains = new LinkedHashMap<>();
        for (JobLocks.Taken job : jobs) {
            boolean chained = job.exclusive() && job.instance() != null;
            chains.computeIfAbsent(chained ? job.instance() : job.id(), key -> new ArrayList<>())
                    .add(job.id());
        }
        return List.copyOf(chains.values());
    }

    private void execute(List<String> chain) {
        for (String job : chain) {
            if (stopping) {
                locks.letGo(List.of(job));
            } else {
                runner.execute(job);
            }
        }
    }

    /** What runs is finished, what waits its turn is given back. */
    @PreDestroy
    void stop() {
        stopping = true;
        threads.shutdown();
    }
}
