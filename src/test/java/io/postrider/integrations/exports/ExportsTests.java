package io.postrider.integrations.exports;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Erasures;
import io.postrider.contacts.Merging;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.contacts.Tags;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.integrations.exports.ExportRun.State;
import io.postrider.support.EveryColumn;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.TestDatabase;
import io.postrider.time.MachineTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A warehouse that reads manifests has, after every export, what is here: no more, nothing twice, and nobody who is gone. */
class ExportsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Rig rig;

        @Autowired
        RunTable runs;

        @Autowired
        Exports exports;

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

        private final String name = "x" + UUID.randomUUID();
        private final Path root = TestDatabase.directory();
        private final Warehouse warehouse = new Warehouse(root);
        private final TroubledStore store = new TroubledStore(root);
        private ExportWorker worker;
        private ContactId she;

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

        @Test
        void tellsWhatIsNewAndNothingTwice() {
            ContactId another = contact(name + "@work.example");
            happens(another, "thing.done", Map.of("what", name));
            ExportRun run = export();

            assertThat(run.everything()).isFalse();
            assertThat(warehouse.newest().get("previousRun").asLong())
                    .isEqualTo(warehouse.manifests().get(0).get("run").asLong());
            assertThat(about(warehouse.contacts(), "id", she)).isEmpty();
            assertThat(about(warehouse.contacts(), "id", another))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.get("email").asText()).isEqualTo(name + "@work.example");
                        assertThat(it.get("profiling").asBoolean()).isTrue();
                        assertThat(it.get("suppressed").asBoolean()).isFalse();
                    });
            assertThat(about(warehouse.events(), "contact", another))
                    .singleElement()
                    .satisfies(
                            it -> assertThat(it.at("/properties/what").asText()).isEqualTo(name));

            assertThat(export().contacts()).isZero();
            assertThat(about(warehouse.events(), "contact", another)).isEmpty();
            assertThat(warehouse.newest().get("files")).isEmpty();
        }

        @Test
        void whateverChangesAboutHerIsTold() {
            changes(() -> tags.add(she, List.of("vip")), "/tags/0", "vip");
            changes(() -> contacts.change(she, it -> it.withAttribute("city" + name.substring(1, 9), 7)), null, null);
            changes(() -> consents.request(she, "newsletter", proof()), "/consents/0/status", "PENDING");
            changes(() -> consents.drop(she, "newsletter"), "/consents", "");
            changes(() -> consents.grant(she, "newsletter", proof()), "/consents/0/status", "GRANTED");
            clock.advance(Duration.ofMinutes(1));
            changes(() -> consents.withdraw(she, "newsletter", proof()), "/consents/0/status", "WITHDRAWN");
            changes(() -> preferences.change(she, "test", it -> it.withProfiling(false)), "/profiling", "false");
            changes(
                    () -> suppressions.suppress(name + "@home.example", SuppressionKind.ASKED, "asked"),
                    "/suppressed",
                    "true");
            long suppression =
                    suppressions.find(name + "@home.example").orElseThrow().id();
            changes(() -> suppressions.lift(suppression, "a mistake", "test"), "/suppressed", "false");
            // As an import writes: rows, and nothing in the log.
            changes(
                    () -> jdbc.sql("update contact set locale = 'de-AT' where id = ?")
                            .param(she.value())
                            .update(),
                    "/locale",
                    "de-AT");
            assertThat(export().contacts()).isZero();
        }

        @Test
        void whoIsGoneIsToldToBeGoneOnce() {
            ContactId merged = contact(name + "@merged.example");
            ContactId never = contact(name + "@never.example");
            erasures.erase(never, "herself");
            export();
            merging.merge(she, merged, "test");
            ContactId erased = contact(name + "@erased.example");
            export();
            assertThat(about(warehouse.contacts(), "id", merged))
                    .singleElement()
                    .satisfies(it -> assertThat(it.get("mergedInto").asText()).isEqualTo(she.toString()));

            erasures.erase(erased, "herself");
            assertThat(prints(erased)).isEqualTo(List.of(""));
            export();
            assertThat(about(warehouse.contacts(), "id", erased))
                    .singleElement()
                    .satisfies(it -> assertThat(it.toString())
                            .isEqualTo("{\"id\":\"" + erased + "\",\"gone\":true,\"mergedInto\":null}"));
            assertThat(about(warehouse.events(), "contact", erased)).isEmpty();
            assertThat(about(warehouse.contacts(), "id", never)).isEmpty();

            assertThat(export().gone()).isZero();
            assertThat(EveryColumn.holding(jdbc, erased.toString())).isEmpty();
        }

        @Test
        void whatIsCommittedLateIsToldOnceAndNothingOvertakesIt() throws Exception {
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch mayCommit = new CountDownLatch(1);
            var other = Executors.newSingleThreadExecutor();
            var late = other.submit(() -> transaction.execute(status -> {
                happens(she, "thing.late", Map.of());
                written.countDown();
                return await(mayCommit);
            }));
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            happens(she, "thing.early", Map.of());
            export();
            List<JsonNode> first = about(warehouse.events(), "contact", she);
            mayCommit.countDown();
            late.get(10, TimeUnit.SECONDS);
            export();
            List<JsonNode> second = about(warehouse.events(), "contact", she);
            export();

            assertThat(names(first)).doesNotContain("thing.late");
            assertThat(names(second)).contains("thing.late");
            assertThat(names(first).size() + names(second).size()).isEqualTo(2);
            assertThat(about(warehouse.events(), "contact", she)).isEmpty();
            other.shutdown();
        }

        @Test
        void resultsAreFlat() {
            log.append(new NewEvent(
                    "mail:" + name,
                    "email.bounced",
                    she,
                    clock.instant(),
                    Map.of("mail", 4711, "template", "welcome-thanks", "purpose", "newsletter", "kind", "soft"),
                    new Origin("welcome-series", 3, "serviceTask_thank", "e1"),
                    "soft bounce"));
            happens(she, "thing.done", Map.of());
            export();
            JsonNode result = about(warehouse.results(), "contact", she).get(0);
            assertThat(about(warehouse.results(), "contact", she)).hasSize(1);
            assertThat(result.get("kind").asText()).isEqualTo("bounced");
            assertThat(result.get("message").asLong()).isEqualTo(4711);
            assertThat(result.get("template").asText()).isEqualTo("welcome-thanks");
            assertThat(result.get("purpose").asText()).isEqualTo("newsletter");
            assertThat(result.get("journey").asText()).isEqualTo("welcome-series");
            assertThat(result.get("journeyVersion").asInt()).isEqualTo(3);
            assertThat(result.get("step").asText()).isEqualTo("serviceTask_thank");
            assertThat(result.get("detail").asText()).isEqualTo("soft");
            assertThat(Instant.parse(result.get("occurredAt").asText())).isBeforeOrEqualTo(clock.instant());
        }

        @Test
        void aStoreThatRefusesIsToldOfAndTheNextOneTellsAllOfIt() {
            tags.add(she, List.of("vip"));
            happens(she, "thing.done", Map.of());
            int named = warehouse.files().size();
            store.before = TroubledStore.refusing("/events");
            ExportRun failed = export();

            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(failed.error()).isEqualTo("The store did not take it: it answered 403 AccessDenied.");
            assertThat(exports.failing()).map(ExportRun::id).contains(failed.id());
            assertThat(warehouse.files()).hasSize(named);

            store.before = it -> {};
            assertThat(export().state()).isEqualTo(State.DONE);
            assertThat(exports.failing()).isEmpty();
            assertThat(about(warehouse.contacts(), "id", she)).hasSize(1);
            assertThat(names(about(warehouse.events(), "contact", she))).containsExactly("thing.done");
        }

        @Test
        void aBucketThatForbidsItIsToldOfAndTheNextNightGoesOnFromTheOldPlace() {
            WireMockServer bucket = new WireMockServer(wireMockConfig().dynamicPort());
            bucket.start();
            bucket.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
            S3Store remote = new S3Store(S3StoreTests.settings(bucket.port(), Duration.ofSeconds(30)));
            worker = rig.worker(remote);
            assertThat(export().state()).isEqualTo(State.DONE);

            happens(she, "thing.done", Map.of());
            bucket.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));
            clock.advance(Duration.ofDays(1));
            worker.work();
            assertThat(runs.newest(null, 1).get(0).state()).isEqualTo(State.FAILED);
            assertThat(runs.newest(null, 1).get(0).error())
                    .startsWith("The store did not take ")
                    .contains("it answered 403");

            bucket.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
            clock.advance(Duration.ofDays(1));
            worker.work();
            ExportRun next = runs.newest(null, 1).get(0);
            assertThat(next.state()).isEqualTo(State.DONE);
            assertThat(next.everything()).isFalse();
            assertThat(next.events()).isEqualTo(1);
            String folder = "/warehouse/postrider/" + next.night() + "/run-" + next.id() + "/";
            List<String> puts = bucket.findAll(putRequestedFor(urlPathMatching(folder + ".*"))).stream()
                    .map(LoggedRequest::getUrl)
                    .toList();
            assertThat(puts)
                    .containsExactly(
                            folder + "events-" + next.night() + "-" + next.id() + "-0001.ndjson.gz",
                            folder + "manifest.json");
            remote.close();
            bucket.stop();
        }

        @Test
        void aServerThatGoesDownInTheMiddleBeginsTheSameRunAgain() {
            happens(she, "thing.done", Map.of());
            tags.add(she, List.of("vip"));
            store.after = TroubledStore.powerCutAt("/contacts");
            assertThatThrownBy(this::export).isInstanceOf(TroubledStore.PowerCut.class);
            ExportRun cut = runs.newest(null, 1).get(0);
            assertThat(cut.state()).isEqualTo(State.RUNNING);
            int manifests = warehouse.manifests().size();
            // Meanwhile she goes: the file that was left behind goes, too.
            erasures.erase(she, "herself");

            store.after = it -> {};
            worker.work();
            assertThat(runs.get(cut.id()).state()).isEqualTo(State.DONE);
            assertThat(warehouse.manifests()).hasSize(manifests + 1);
            assertThat(warehouse.newest().get("run").asLong()).isEqualTo(cut.id());
            assertThat(about(warehouse.contacts(), "id", she))
                    .singleElement()
                    .satisfies(it -> assertThat(it.get("gone").asBoolean()).isTrue());
            assertThat(about(warehouse.events(), "contact", she)).isEmpty();
            assertThat(warehouse.files()).doesNotHaveDuplicates().allMatch(this::isNamed);
        }

        @Test
        void aServerThatIsStoppedInTheMiddleGoesOnAtItsNextStart() {
            happens(she, "thing.done", Map.of());
            tags.add(she, List.of("vip"));
            store.after = name -> {
                store.after = it -> {};
                stop();
            };
            ExportRun stopped = export();
            assertThat(stopped.state()).isEqualTo(State.RUNNING);
            assertThat(exports.failing()).isEmpty();

            worker = rig.worker(store);
            worker.work();
            assertThat(runs.get(stopped.id()).state()).isEqualTo(State.DONE);
            assertThat(names(about(warehouse.events(), "contact", she))).containsExactly("thing.done");
            assertThat(about(warehouse.contacts(), "id", she)).hasSize(1);
        }

        @Test
        void aServerThatGoesDownBeforeItNotedTheManifestTellsNothingTwice() {
            happens(she, "thing.done", Map.of());
            store.after = TroubledStore.powerCutAt("manifest");
            assertThatThrownBy(this::export).isInstanceOf(TroubledStore.PowerCut.class);
            ExportRun cut = runs.newest(null, 1).get(0);
            assertThat(cut.state()).isEqualTo(State.CLOSING);
            JsonNode manifest = warehouse.newest();
            assertThat(names(about(warehouse.events(), "contact", she))).containsExactly("thing.done");

            store.after = it -> {};
            worker.work();
            assertThat(runs.get(cut.id()).state()).isEqualTo(State.DONE);
            assertThat(warehouse.newest()).isEqualTo(manifest);
            export();
            assertThat(about(warehouse.events(), "contact", she)).isEmpty();
        }

        @Test
        void aManifestThatIsRefusedIsWrittenLaterAndNothingElseComesBefore() {
            happens(she, "thing.done", Map.of());
            store.before = TroubledStore.refusing("manifest");
            ExportRun held = export();
            assertThat(held.state()).isEqualTo(State.CLOSING);
            assertThat(exports.failing()).map(ExportRun::id).contains(held.id());
            exports.ask(false, "test");
            worker.work();
            assertThat(runs.newest(null, 1).get(0).state()).isEqualTo(State.WAITING);

            store.before = it -> {};
            worker.work();
            assertThat(runs.get(held.id()).state()).isEqualTo(State.DONE);
            assertThat(runs.newest(null, 1).get(0).state()).isEqualTo(State.DONE);
            assertThat(runs.get(held.id()).events()).isEqualTo(1);
        }

        @Test
        void manyLinesBecomeManyFiles() {
            for (int i = 0; i < 40; i++) {
                happens(
                        contact("n" + i + name + "@home.example"),
                        "thing.done",
                        Map.of("what", UUID.randomUUID() + ""));
            }
            worker = rig.worker(store, DataSize.ofBytes(1), "one", new MachineTime());
            exports.ask(true, "test");
            ExportRun run = export();
            JsonNode manifest = warehouse.newest();
            long events = run.events();
            List<String> ids = warehouse.lines(manifest, "events").stream()
                    .map(it -> it.get("id").asText())
                    .toList();
            assertThat(run.everything()).isTrue();
            assertThat(ids).hasSize((int) events).doesNotHaveDuplicates();
            assertThat(warehouse.lines(manifest, "contacts"))
                    .extracting(it -> it.get("id").asText())
                    .doesNotHaveDuplicates()
                    .hasSize((int) (run.contacts() + run.gone()))
                    .hasSize((int) contacts.count() + (int) run.gone());
            assertThat(manifest.at("/counts/events").asLong()).isEqualTo(events);
        }

        @Test
        void whatIsKeptNoLongerGoesManifestFirst() {
            List<String> first = warehouse.files();
            ExportSettings settings =
                    new ExportSettings("", LocalTime.of(2, 30), DataSize.ofMegabytes(1), Duration.ofDays(7), false);
            worker = rig.worker(store, settings, "one", new MachineTime());
            clock.advance(Duration.ofDays(6));
            worker.work();
            assertThat(warehouse.files()).containsAll(first);

            List<String> gone = new ArrayList<>();
            store.deleting = gone::add;
            clock.advance(Duration.ofDays(2));
            worker.work();
            assertThat(gone).containsExactlyInAnyOrderElementsOf(first);
            assertThat(gone.get(0)).endsWith("manifest.json");
            assertThat(warehouse.files())
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(first)
                    .allMatch(this::isNamed);
            assertThatThrownBy(() ->
                            new ExportSettings("", LocalTime.NOON, DataSize.ofMegabytes(1), Duration.ofHours(3), false))
                    .hasMessageContaining("keep");
        }

        @Test
        void everyNightHasOneExportAndAFailedOneWaitsForTheNext() {
            long before = runs.newest(null, 1).get(0).id();
            worker.work();
            assertThat(runs.newest(null, 1).get(0).id()).isEqualTo(before);
            clock.advance(Duration.ofDays(1));
            store.before = TroubledStore.refusing("/");
            happens(she, "thing.done", Map.of());
            worker.work();
            ExportRun night = runs.newest(null, 1).get(0);
            assertThat(night.id()).isGreaterThan(before);
            assertThat(night.state()).isEqualTo(State.FAILED);
            assertThat(night.askedBy()).isEqualTo("nightly");
            store.before = it -> {};
            worker.work();
            assertThat(runs.newest(null, 1).get(0)).isEqualTo(night);

            clock.advance(Duration.ofDays(1));
            worker.work();
            ExportRun next = runs.newest(null, 1).get(0);
            assertThat(next.night()).isEqualTo(night.night().plusDays(1));
            assertThat(next.state()).isEqualTo(State.DONE);
            assertThat(next.everything()).isFalse();
            assertThat(names(about(warehouse.events(), "contact", she))).containsExactly("thing.done");
        }

        @Test
        void oneNodeExportsAndAnotherTakesOverWhenItIsGone() {
            Instant now = new MachineTime().now();
            Turn.Held ours = rig.turn("one", at(now)).take().orElseThrow();
            assertThat(rig.turn("two", at(now.plusSeconds(60))).take()).isEmpty();
            assertThat(ours.step(() -> 1)).isEqualTo(1);
            Optional<Turn.Held> theirs =
                    rig.turn("two", at(now.plus(Turn.LEASE).plusSeconds(1))).take();
            assertThat(theirs).isPresent();
            assertThatThrownBy(() -> ours.step(() -> 1)).isInstanceOf(Turn.Lost.class);
            ours.leave();
            assertThat(rig.turn("one", at(now)).take()).isEmpty();
            theirs.orElseThrow().leave();
        }

        @Test
        void aNodeThatLostItsTurnWritesNothingMore() {
            happens(she, "thing.done", Map.of());
            MachineTime muchLater = at(new MachineTime().now().plus(Turn.LEASE).plusSeconds(60));
            ExportWorker other = rig.worker(new FolderStore(root), DataSize.ofMegabytes(1), "two", muchLater);
            store.after = name -> {
                store.after = it -> {};
                // We hang here for so long that the other node takes over, and then go on.
                other.work();
            };
            ExportRun run = export();
            assertThat(run.state()).isEqualTo(State.DONE);
            assertThat(warehouse.manifests()).hasSize(2);
            assertThat(names(about(warehouse.events(), "contact", she))).containsExactly("thing.done");
        }

        @Test
        void nobodyElseCanReadThem() throws Exception {
            for (String file : warehouse.files()) {
                Path path = root.resolve(file);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                        .isEqualTo("rwx------");
            }
            assertThat(warehouse.files()).isNotEmpty().allMatch(this::isNamed);
        }

        private void stop() {
            try {
                worker.stop();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean isNamed(String file) {
            return file.endsWith("manifest.json")
                    || warehouse.manifests().stream()
                            .anyMatch(it ->
                                    it.get("files").findValuesAsText("name").contains(file));
        }

        private ExportRun export() {
            exports.ask(false, "test");
            long run = runs.first(State.WAITING).orElseThrow().id();
            worker.work();
            return runs.get(run);
        }

        private void changes(Runnable change, String pointer, String value) {
            change.run();
            export();
            List<JsonNode> lines = about(warehouse.contacts(), "id", she);
            assertThat(lines).as("told after %s is %s", pointer, value).hasSize(1);
            if (pointer != null) {
                assertThat(lines.get(0).at(pointer).asText()).isEqualTo(value);
            }
        }

        private List<String> prints(ContactId contact) {
            return jdbc.sql("select told from export_contact where contact_id = ?")
                    .param(contact.value())
                    .query(String.class)
                    .list();
        }

        private ContactId contact(String email) {
            return contacts.upsert(new NewContact(email, null, null, null, Map.of()))
                    .id();
        }

        private void happens(ContactId contact, String event, Map<String, Object> properties) {
            log.append(new NewEvent(null, event, contact, clock.instant(), properties, Origin.NONE, null));
        }

        private Proof proof() {
            return new Proof("test", clock.instant(), null, "Yes, please.", null, null);
        }

        private static List<JsonNode> about(List<JsonNode> lines, String field, ContactId contact) {
            return lines.stream()
                    .filter(it -> it.get(field).asText().equals(contact.toString()))
                    .filter(it -> !it.path("name").asText().startsWith("contact."))
                    .toList();
        }

        private static List<String> names(List<JsonNode> events) {
            return events.stream().map(it -> it.get("name").asText()).collect(Collectors.toList());
        }

        private static boolean await(CountDownLatch latch) {
            try {
                return latch.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static MachineTime at(Instant now) {
            return new MachineTime() {
                @Override
                public Instant now() {
                    return now;
                }
            };
        }
    }
}
