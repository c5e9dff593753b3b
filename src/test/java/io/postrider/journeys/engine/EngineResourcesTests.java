package io.postrider.journeys.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine's own pages ask for, beside what programs may. */
class EngineResourcesTests {

    /** One refused number leaves the whole dashboard of Cockpit at nought. */
    @ParameterizedTest
    @CsvSource({
        "GET, process-definition/count",
        "GET, decision-definition/count",
        "GET, case-definition/count",
        "GET, deployment/count",
        "POST, group",
        "POST, group/count"
    })
    void thePagesMayAskForWhatTheyShow(String method, String path) {
        assertThat(EngineResources.forPages(method, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"POST, group/create", "POST, user/create", "GET, case-definition", "DELETE, group/admins"})
    void thePagesMayNotDoMore(String method, String path) {
        assertThat(EngineResources.forPages(method, path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"GET, case-definition/count", "POST, group"})
    void programsMayNot(String method, String path) {
        assertThat(EngineResources.forPrograms(method, path)).isFalse();
    }
}
