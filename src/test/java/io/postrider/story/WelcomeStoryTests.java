package io.postrider.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postrider.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The first week of three subscribers, from outside: Anna reads everything, Bea buys after the first mail, Cleo unsubscribes
 * after the first mail.
 */
@Execution(ExecutionMode.CONCURRENT)
class WelcomeStoryTests {

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class H2 extends Story {
        H2() {
            super("h2", Map.of());
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class Postgres extends Story {
        Postgres() {
            super(
                    "postgres",
                    Map.of(
                            "POSTRIDER_DATABASE_URL",
                            TestDatabase.ownPostgresUrl(),
                            "POSTRIDER_DATABASE_USERNAME",
                            "postgres"));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.SAME_THREAD)
    abstract static class Story {

        private static final int SECONDS_PER_DAY = 3;

        private final Mailbox mailbox = new Mailbox();
        private final LivingServer server;
        private Reader anna;
        private Reader bea;
        private Reader cleo;
        private Http.Answer oneClick;
        private String runningInCockpit;

        Story(String name, Map<String, String> database) {
            Map<String, String> settings = new java.util.HashMap<>(database);
            settings.put("POSTRIDER_SMTP_URL", mailbox.url());
            server = LivingServer.start(name, SECONDS_PER_DAY, settings);
        }

        @BeforeAll
        void play() {
            anna = new Reader("anna@example.org", server, mailbox);
            bea = new Reader("bea@example.org", server, mailbox);
            cleo = new Reader("cleo@example.org", server, mailbox);
            bea.agreesInTheShop();
            cleo.agreesInTheShop();
            bea.letter(1);
            bea.orders();
            oneClick = cleo.unsubscribesByOneClick(cleo.letter(1));
            anna.signsUpOnThePage();
            anna.clicks(anna.letter(2));
            runningInCockpit = anna.app()
                    .get("/engine-rest/process-instance?processDefinitionKey=welcome-series")
                    .body();
            anna.letter(4);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !anna.enrolmentState().equals("running"));
        }

        @AfterAll
        void end() {
            server.close();
            mailbox.close();
        }

        @Test
        void annaGetsTheConfirmationAndTheThreeMailsOfTheSeries() {
            assertThat(anna.letters()).hasSize(4).allSatisfy(letter -> {
                assertThat(letter.subject()).isNotBlank();
                assertThat(letter.text()).isNotBlank();
                assertThat(letter.html()).contains("Fern");
            });
            assertThat(anna.enrolmentState()).isEqualTo("completed");
        }

        @Test
        void everyMailOfTheSeriesCanBeTrackedAndUnsubscribed() {
            assertThat(anna.letters().subList(1, 4)).allSatisfy(letter -> {
                assertThat(letter.pixel()).startsWith(server.url() + "/o/");
                assertThat(letter.link("/c/")).startsWith(server.url());
                assertThat(letter.link("/u/")).startsWith(server.url());
                assertThat(letter.oneClick()).startsWith(server.url() + "/u/");
                assertThat(letter.listUnsubscribePost()).isEqualTo("List-Unsubscribe=One-Click");
            });
        }

        @Test
        void herTimelineTellsEverythingWithReasons() {
            assertThat(anna.timelineNames())
                    .contains("contact.subscribed", "journey.entered", "email.queued", "email.sent", "email.clicked");
            assertThat(anna.timeline())
                    .filteredOn(item ->
                            item.get("name").asText().matches("email[.](queued|sent|held|skipped)|journey[.].*"))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(item -> assertThat(item.get("reason").asText()).isNotBlank());
        }

        @Test
        void whoOrdersLeavesTheSeries() {
            assertThat(bea.letters()).hasSize(1);
            assertThat(bea.enrolmentState()).isEqualTo("left");
            assertThat(bea.timelineNames()).contains("order.placed", "journey.left");
        }

        @Test
        void whoUnsubscribesByOneClickGetsNothingMore() {
            assertThat(oneClick.status()).isEqualTo(200);
            assertThat(cleo.letters()).hasSize(1);
            assertThat(cleo.enrolmentState()).isEqualTo("left");
            assertThat(cleo.timelineNames()).contains("contact.unsubscribed", "journey.left");
        }

        @Test
        void theEnginesRestInterfaceShowsTheInstances() {
            assertThat(runningInCockpit).contains(anna.id());
            assertThat(anna.anybody().get("/engine-rest/process-instance").status())
                    .isEqualTo(401);
            List<String> keys = anna.app()
                    .get("/engine-rest/process-definition?latestVersion=true")
                    .json()
                    .findValuesAsText("key");
            assertThat(keys).contains("double-opt-in", "welcome-series");
        }

        @Test
        void theServersLogNamesNobody() {
            assertThat(server.log()).doesNotContain("anna@", "bea@", "cleo@");
        }
    }
}
