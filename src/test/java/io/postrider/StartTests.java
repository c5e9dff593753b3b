package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The server starts on both databases and says so. */
class StartTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {
        @Autowired
        TestRestTemplate http;

        @Autowired
        Clock clock;

        @Test
        void saysThatItIsHealthy() {
            assertThat(http.getForEntity("/actuator/health", String.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
        }
    }
}
