package io.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.postrider.delivery.Sending;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** The red buttons as people press them. */
class SendingPageTests {

    private static final String HOSTILE = "<script>alert('x')</script>";

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        WebApplicationContext context;

        @Autowired
        Sending sending;

        final String key = "journey:j" + UUID.randomUUID();

        int press(String button, String role, String why) {
            return new Pages(context)
                    .ask(post("/sending/" + button)
                            .param("what", key)
                            .param("why", why)
                            .with(csrf())
                            .with(user("anna").roles(role)))
                    .getStatus();
        }

        @Test
        void stopsAndLetsGoWithWhoAndWhy() {
            assertThat(press("stop", "OPERATOR", HOSTILE)).isEqualTo(302);
            var page = Jsoup.parse(new Pages(context).text("/sending"));
            assertThat(page.select("script:not([src])")).isEmpty();
            assertThat(page.select("#stopped").parents().text())
                    .contains("anna")
                    .contains(HOSTILE);
            assertThat(new Pages(context).text("/")).contains("anna stopped the " + key.replace(':', ' '));
            assertThat(press("lift", "MARKETER", "")).isEqualTo(302);
            assertThat(sending.stopped()).noneMatch(one -> one.key().equals(key));
        }

        @Test
        void analystsMayLookButNotStop() {
            assertThat(press("stop", "ANALYST", "Stop!")).isEqualTo(403);
            assertThat(sending.stopped()).noneMatch(one -> one.key().equals(key));
        }

        @Test
        void withoutAReasonNothingIsStopped() {
            assertThat(press("stop", "ADMIN", " ")).isEqualTo(302);
            assertThat(sending.stopped()).noneMatch(one -> one.key().equals(key));
        }
    }
}
