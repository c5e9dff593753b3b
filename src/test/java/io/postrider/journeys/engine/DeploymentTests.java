package io.postrider.journeys.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.journeys.Deployments;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What is shipped is deployed once; what is saved is live at once; what is broken is refused and the old one stays. */
class DeploymentTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ProcessEngine engine;

        @Autowired
        BootDeployment boot;

        @Autowired
        ShippedFiles shipped;

        @Autowired
        ShippedTable table;

        @Autowired
        RefusedFiles refused;

        @Autowired
        Deployments deployments;

        @Autowired
        TransactionTemplate transaction;

        final String key = "saved-" + UUID.randomUUID().toString().substring(0, 8);

        /** Drawn once: the builder makes up new ids for its flows each time. */
        final String drawn =
                Bpmn.convertToString(TestModels.process(key, start -> start.intermediateCatchEvent("event_waited")
                        .timerWithDuration("P1D")
                        .endEvent("endEvent_done")));

        /** A small model with a wait of so many days. */
        byte[] model(int days) {
            return drawn.replace(">P1D<", ">P" + days + "D<").getBytes(StandardCharsets.UTF_8);
        }

        byte[] broken() {
            return new String(model(1), StandardCharsets.UTF_8)
                    .replace(">P1D<", ">soon<")
                    .getBytes(StandardCharsets.UTF_8);
        }

        long versions(String process) {
            return engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .count();
        }

        int boot(Map<String, byte[]> files) {
            return transaction.execute(status -> boot.deploy(files));
        }

        @Test
        void everythingShippedIsThereAndGood() {
            assertThat(shipped.read().keySet()).contains("welcome-series.bpmn", "double-opt-in.bpmn");
            assertThat(versions("welcome-series")).isEqualTo(1);
            assertThat(versions("double-opt-in")).isEqualTo(1);
        }

        @Test
        void anUnchangedRestartDeploysNothing() {
            assertThat(boot(shipped.read())).isZero();
            assertThat(versions("welcome-series")).isEqualTo(1);
        }

        @Test
        void aChangedFileIsANewVersionOnce() {
            assertThat(boot(Map.of(key + ".bpmn", model(1)))).isEqualTo(1);
            assertThat(boot(Map.of(key + ".bpmn", model(2)))).isEqualTo(1);
            assertThat(boot(Map.of(key + ".bpmn", model(2)))).isZero();
            assertThat(versions(key)).isEqualTo(2);
        }

        @Test
        void aNewerVersionMadeElsewhereStaysUntilTheShippedFileItselfChanges() {
            boot(Map.of(key + ".bpmn", model(1)));
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(key + ".bpmn", new String(model(5), StandardCharsets.UTF_8))
                    .deploy();
            assertThat(boot(Map.of(key + ".bpmn", model(1)))).isZero();
            assertThat(versions(key)).isEqualTo(2);
            assertThat(boot(Map.of(key + ".bpmn", model(3)))).isEqualTo(1);
            assertThat(versions(key)).isEqualTo(3);
        }

        @Test
        void aBrokenFileIsRefusedTheOthersAreDeployedAndTheConsoleCanTell() {
            assertThat(boot(Map.of("broken-" + key + ".bpmn", broken(), key + ".bpmn", model(1))))
                    .isEqualTo(1);
            assertThat(deployments.findings()).anySatisfy(finding -> {
                assertThat(finding.file()).isEqualTo("broken-" + key + ".bpmn");
                assertThat(finding.element()).isEqualTo("event_waited");
                assertThat(finding.message()).contains("soon");
            });
        }

        @Test
        void theEnginesOwnDoorRefusesTheSameWithElementIds() {
            assertThatThrownBy(() -> engine.getRepositoryService()
                            .createDeployment()
                            .addString(key + ".bpmn", new String(broken(), StandardCharsets.UTF_8))
                            .deploy())
                    .isInstanceOfSatisfying(ParseException.class, error -> assertThat(
                                    error.getResourceReports().get(0).getErrors())
                            .anySatisfy(problem ->
                                    assertThat(problem.getMainElementId()).isEqualTo("event_waited")));
            assertThat(versions(key)).isZero();
        }

        @Test
        void filesOfOtherKindsAreRefused() {
            assertThatThrownBy(() -> engine.getRepositoryService()
                            .createDeployment()
                            .addString("page.html", "<script>alert(1)</script>")
                            .deploy())
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining("page.html");
        }

        @Test
        void aSavedFileIsLiveAtOnceAndABrokenOneLeavesTheOldOneInPlace(@TempDir Path folder) throws IOException {
            Path file = folder.resolve(key + ".bpmn");
            save(file, model(1), 1);
            HotReload reload = new HotReload(engine, table, refused, List.of(folder));
            reload.look();
            assertThat(versions(key)).as("what was there before is no news").isZero();
            save(file, model(2), 2);
            reload.look();
            reload.look();
            assertThat(versions(key)).isEqualTo(1);
            save(file, broken(), 3);
            reload.look();
            assertThat(versions(key)).isEqualTo(1);
            assertThat(refused.all()).containsKey(key + ".bpmn");
            save(file, model(4), 4);
            reload.look();
            assertThat(versions(key)).isEqualTo(2);
            assertThat(refused.all()).doesNotContainKey(key + ".bpmn");
        }

        private static void save(Path file, byte[] content, int second) throws IOException {
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(second)));
        }
    }
}
