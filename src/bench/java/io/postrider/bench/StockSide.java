package io.postrider.bench;

import io.postrider.contacts.ContactId;
import java.sql.Timestamp;
import java.util.List;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The engine as its starter sets it up, with its own job executor, and the same steps behind the same drawing. */
final class StockSide extends DrainSide {

    private static final int POLL_MILLIS = 20;

    private final JobExecutor executor;

    StockSide(String... settings) {
        super(new SpringApplicationBuilder(StockServer.class).run(settings));
        executor = server.getBean(JobExecutor.class);
        executor.shutdown();
    }

    @Override
    void enrol(List<ContactId> contacts) {
        RuntimeService runtime = server.getBean(RuntimeService.class);
        contacts.forEach(contact -> runtime.startProcessInstanceByKey("welcome-series", contact.toString()));
    }

    @Override
    void drainOnce() throws InterruptedException {
        Timestamp past = new Timestamp(System.currentTimeMillis() - 60_000);
        jdbc.sql("update act_ru_job set duedate_ = ?").param(past).update();
        executor.start();
        while (jdbc.sql("select count(*) from act_ru_job where duedate_ <= ?")
                        .param(past)
                        .query(Long.class)
                        .single()
                > 0) {
            Thread.sleep(POLL_MILLIS);
        }
        executor.shutdown();
    }
}
