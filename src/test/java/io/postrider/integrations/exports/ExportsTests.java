package io.postrider.integrations.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.SuppressionKind;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.support.EveryColumn;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A warehouse that reads manifests has, after every export, what is here: no more, nothing twice, and nobody who is gone. */
class ExportsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract extends ExportsContract {

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
        void exportsThatWereOffHoldNothingUpAndBeginWithEverything() {
            assertThat(reads.knows("exports")).isTrue();
            rig.worker(null).work();
            assertThat(reads.knows("exports")).isFalse();
            happens(she, "thing.done", Map.of());
            ExportRun run = export();
            assertThat(run.everything()).isTrue();
            assertThat(about(warehouse.contacts(), "id", she)).hasSize(1);
            assertThat(names(about(warehouse.events(), "contact", she))).containsExactly("thing.done");
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
    }
}
