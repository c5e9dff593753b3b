package io.postrider.bench;

import io.postrider.PostriderApplication;
import io.postrider.contacts.ContactId;
import io.postrider.journeys.FeedByHand;
import io.postrider.journeys.engine.DueJobs;
import io.postrider.support.MovableClock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Postrider as it is; only its workers are driven by hand and its clock is moved. */
final class PostriderSide extends DrainSide {

    PostriderSide(String... settings) {
        super(new SpringApplicationBuilder(PostriderApplication.class).run(settings));
    }

    @Override
    void enrol(List<ContactId> contacts) {
        FeedByHand.read(server);
    }

    @Override
    void drainOnce() {
        server.getBean(MovableClock.class).advance(Duration.ofDays(20));
        DueJobs due = server.getBean(DueJobs.class);
        while (due.wake() > 0) {
            // Until nobody is due any more.
        }
    }
}
