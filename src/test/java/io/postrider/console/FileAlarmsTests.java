package io.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.postrider.content.Templates;
import io.postrider.journeys.Deployments;
import io.postrider.journeys.Deployments.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the dashboard says about files that were saved with a mistake. */
class FileAlarmsTests {

    private final Deployments deployments = mock();
    private final FileAlarms alarms = new FileAlarms(deployments, mock(Templates.class));

    @Test
    void aRefusedModelIsOneAlarmWithAllItsFindings() {
        when(deployments.findings())
                .thenReturn(List.of(
                        new Finding("welcome.bpmn", "task_send", "There is no such step"),
                        new Finding("welcome.bpmn", null, "It has no start"),
                        new Finding("enrol.form", null, "It is no readable JSON")));

        assertThat(alarms.now())
                .containsExactly(
                        new Alarms.Alarm(
                                "serious",
                                "enrol.form is refused, the version before it stays.",
                                "It is no readable JSON."),
                        new Alarms.Alarm(
                                "serious",
                                "welcome.bpmn is refused, the version before it stays.",
                                "task_send: There is no such step. It has no start."));
    }

    @Test
    void nothingIsSaidWhileAllIsWell() {
        assertThat(alarms.now()).isEmpty();
    }
}
