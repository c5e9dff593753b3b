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
import io.postrider.integrations.exports.ExportRun.State;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Whatever comes in the way, a warehouse never sees half an export, and no export is missed or told twice. */
class ExportFailuresTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract extends ExportsContract {

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
        void whatCannotBeTakenAwayNowIsTakenAwayWithTheNextExport() {
            tags.add(she, List.of("vip"));
            happens(she, "thing.done", Map.of());
            store.before = TroubledStore.refusing("/events");
            store.deleting = TroubledStore.refusing("/");
            assertThat(export().state()).isEqualTo(State.FAILED);
            assertThat(warehouse.files()).anyMatch(it -> !isNamed(it));

            store.before = it -> {};
            assertThat(export().state()).isEqualTo(State.DONE);
            assertThat(warehouse.files()).anyMatch(it -> !isNamed(it));

            store.deleting = it -> {};
            assertThat(export().state()).isEqualTo(State.DONE);
            assertThat(warehouse.files()).allMatch(this::isNamed);
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
    }
}
