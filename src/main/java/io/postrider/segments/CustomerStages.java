package io.postrider.segments;

import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.ContactId;
import io.postrider.segments.CustomerTable.Customer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out every night where each customer stands: the attributes {@code rfmCell} and {@code lifecycleStage}. */
@Component
class CustomerStages {

    static final String OWNER = "segments";

    private static final String CELL = "rfmCell";
    private static final String STAGE = "lifecycleStage";
    private static final int BATCH = 1_000;

    private final CustomerTable customers;
    private final ComputedAttributes attributes;
    private final TouchedTable touched;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    CustomerStages(
            CustomerTable customers,
            ComputedAttributes attributes,
            TouchedTable touched,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.attributes = attributes;
        this.touched = touched;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
        this.writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        attributes.declare(
                OWNER,
                Map.of(CELL, AttributeKind.TEXT, STAGE, AttributeKind.TEXT),
                Map.of(CELL, "RFM cell", STAGE, "Life-cycle stage"));
    }

    /** Only those are written whose stage or cell is another than yesterday. */
    @Scheduled(cron = "0 30 2 * * *")
    void workOut() {
        Duration rhythm = customers.rhythm();
        Instant now = clock.instant();
        List<Customer> batch = new ArrayList<>();
        reading.executeWithoutResult(status -> {
            customers.each(customer -> {
                batch.add(customer);
                if (batch.size() == BATCH) {
                    write(batch, rhythm, now);
                    batch.clear();
                }
            });
            write(batch, rhythm, now);
        });
    }

    private void write(List<Customer> batch, Duration rhythm, Instant now) {
        Map<ContactId, Map<String, Object>> known =
                attributes.ofAll(batch.stream().map(Customer::contact).toList());
        Map<ContactId, Map<String, Object>> changed = new HashMap<>();
        List<ContactId> caughtUp = new ArrayList<>();
        for (Customer it : batch) {
            LifeCycle stage = LifeCycle.of(it.orders(), it.last(), rhythm, now);
            Map<String, Object> before = known.getOrDefault(it.contact(), Map.of());
            if (!stage.word().equals(before.get(STAGE)) || !it.rfm().equals(before.get(CELL))) {
                changed.put(it.contact(), Map.of(STAGE, stage.word(), CELL, it.rfm()));
                if (before.get(STAGE) == null && stage != LifeCycle.NEW) {
                    caughtUp.add(it.contact());
                }
            }
        }
        writing.executeWithoutResult(status -> {
            attributes.write(OWNER, changed);
            // Whom we meet for the first time in the middle of her life came by a back-fill and has done nothing now.
            touched.touchedBy(Touch.computed(OWNER)).forEach(segment -> touched.add(segment, caughtUp, Cause.HISTORY));
        });
    }
}
