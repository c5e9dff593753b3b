package io.postrider.integrations.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Erasures;
import io.postrider.contacts.Merging;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import io.postrider.contacts.Suppressions;
import io.postrider.contacts.Tags;
import io.postrider.events.EventLog;
import io.postrider.events.LongReads;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.integrations.exports.ExportRun.State;
import io.postrider.support.MovableClock;
import io.postrider.support.TestDatabase;
import io.postrider.time.MachineTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with a warehouse, and what is asked of it after an export. */
abstract class ExportsContract {

    @Autowired
    Rig rig;

    @Autowired
    RunList runs;

    @Autowired
    Exports exports;

    @Autowired
    LongReads reads;

    @Autowired
    Contacts contacts;

    @Autowired
    Tags tags;

    @Autowired
    Consents consents;

    @Autowired
    Preferences preferences;

    @Autowired
    Suppressions suppressions;

    @Autowired
    Merging merging;

    @Autowired
    Erasures erasures;

    @Autowired
    EventLog log;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    final String name = "x" + UUID.randomUUID();
    final Path root = TestDatabase.directory();
    final Warehouse warehouse = new Warehouse(root);
    final TroubledStore store = new TroubledStore(root);
    ExportWorker worker;
    ContactId she;

    @BeforeEach
    void everythingIsThere() {
        // At an hour at which no night falls due by itself.
        clock.set(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(34)));
        rig.worker(new FolderStore(TestDatabase.directory())).work();
        worker = rig.worker(store);
        she = contact(name + "@home.example");
        export();
        assertThat(warehouse.newest().get("everything").asBoolean()).isTrue();
        assertThat(about(warehouse.contacts(), "id", she)).hasSize(1);
    }

    void stop() {
        try {
            worker.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isNamed(String file) {
        return file.endsWith("manifest.json")
                || warehouse.manifests().stream()
                        .anyMatch(it -> it.get("files").findValuesAsText("name").contains(file));
    }

    ExportRun export() {
        exports.ask(false, "test");
        long run = runs.first(State.WAITING).orElseThrow().id();
        worker.work();
        return runs.get(run);
    }

    void changes(Runnable change, String pointer, String value) {
        change.run();
        export();
        List<JsonNode> lines = about(warehouse.contacts(), "id", she);
        assertThat(lines).as("told after %s is %s", pointer, value).hasSize(1);
        if (pointer != null) {
            assertThat(lines.get(0).at(pointer).asText()).isEqualTo(value);
        }
    }

    List<String> prints(ContactId contact) {
        return jdbc.sql("select told from export_contact where contact_id = ?")
                .param(contact.value())
                .query(String.class)
                .list();
    }

    ContactId contact(String email) {
        return contacts.upsert(new NewContact(email, null, null, null, Map.of()))
                .id();
    }

    void happens(ContactId contact, String event, Map<String, Object> properties) {
        log.append(new NewEvent(null, event, contact, clock.instant(), properties, Origin.NONE, null));
    }

    Proof proof() {
        return new Proof("test", clock.instant(), null, "Yes, please.", null, null);
    }

    static List<JsonNode> about(List<JsonNode> lines, String field, ContactId contact) {
        return lines.stream()
                .filter(it -> it.get(field).asText().equals(contact.toString()))
                .filter(it -> !it.path("name").asText().startsWith("contact."))
                .toList();
    }

    static List<String> names(List<JsonNode> events) {
        return events.stream().map(it -> it.get("name").asText()).collect(Collectors.toList());
    }

    static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static MachineTime at(Instant now) {
        return new MachineTime() {
            @Override
            public Instant now() {
                return now;
            }
        };
    }
}
