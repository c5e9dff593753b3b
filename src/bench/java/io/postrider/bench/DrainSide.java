package io.postrider.bench;

import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.RuntimeService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A server on a database of its own that takes the same people through the same drawing. */
abstract class DrainSide implements AutoCloseable {

    private static final int PER_TRANSACTION = 500;

    final ConfigurableApplicationContext server;
    final JdbcClient jdbc;

    DrainSide(ConfigurableApplicationContext server) {
        this.server = server;
        this.jdbc = server.getBean(JdbcClient.class);
    }

    /** Brings everybody to the first wait. */
    abstract void enrol(List<ContactId> contacts);

    /** Makes everything due that waits now, and brings everybody to the next wait. */
    abstract void drainOnce() throws InterruptedException;

    /** Subscribed people; not timed. */
    List<ContactId> subscribers(int number) {
        TransactionTemplate transaction = server.getBean(TransactionTemplate.class);
        List<ContactId> all = new ArrayList<>();
        for (int from = all.size(); from < number; from += PER_TRANSACTION) {
            int first = from;
            int last = Math.min(number, from + PER_TRANSACTION);
            transaction.executeWithoutResult(status -> {
                for (int i = first; i < last; i++) {
                    all.add(subscriber(i));
                }
            });
        }
        jdbc.sql("analyze").update();
        return all;
    }

    private ContactId subscriber(int number) {
        String email = "bench" + number + "-" + System.nanoTime() + "@example.org";
        ContactId contact = server.getBean(Contacts.class)
                .upsert(new NewContact(email, null, null, null, Map.of()))
                .id();
        Proof proof = new Proof("bench", server.getBean(Clock.class).instant(), null, null, null, null);
        server.getBean(Consents.class).grant(contact, "newsletter", proof);
        return contact;
    }

    long running() {
        return server.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processDefinitionKey("welcome-series")
                .count();
    }

    long mails() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    @Override
    public void close() {
        server.close();
    }
}
