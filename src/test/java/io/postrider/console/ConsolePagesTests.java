package io.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.delivery.Email;
import io.postrider.delivery.Inbox;
import io.postrider.delivery.MailId;
import io.postrider.delivery.Outbox;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.journeys.Journeys;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** The console's pages as their readers and as strangers get them. */
class ConsolePagesTests {

    private static final String HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

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
        Contacts contacts;

        @Autowired
        EventLog log;

        @Autowired
        Outbox outbox;

        @Autowired
        Inbox inbox;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        Journeys journeys;

        @Autowired
        Clock clock;

        @Autowired
        ObjectMapper json;

        Pages pages;

        @BeforeEach
        void openBrowser() {
            pages = new Pages(context);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/contacts",
                    "/contacts?search=nobody%25_%21",
                    "/journeys",
                    "/journeys/welcome-series",
                    "/journeys/welcome-series?version=1&step=serviceTask_sendThanks",
                    "/journeys/welcome-series/steps/serviceTask_sendThanks",
                    "/journeys/welcome-series/steps/serviceTask_sendThanks?show=passed",
                    "/activity",
                    "/events",
                    "/activity?name=email.sent&journey=welcome-series&step=serviceTask_sendThanks",
                    "/templates",
                    "/templates/welcome-thanks",
                    "/templates/welcome-thanks?view=text&variant=warm&as=nobody%40example.com",
                    "/sending",
                    "/outbox",
                    "/suppressions",
                    "/sending-domain",
                    "/outbox?state=unknown",
                    "/inbox",
                    "/inbox?to=nobody%40example.com"
                })
        void everybodyWithALoginSeesThePageAndNothingOnItRunsInline(String path) {
            for (String role : List.of("ADMIN", "MARKETER", "ANALYST", "OPERATOR")) {
                var answer = pages.open(path, role);
                assertThat(answer.getStatus()).as(role).isEqualTo(200);
                assertThat(answer.getHeader("Content-Security-Policy")).contains("script-src 'self'");
            }
            assertNothingInline(Jsoup.parse(pages.text(path)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/contacts", "/journeys/welcome-series/live.json", "/templates", "/inbox/1/html"})
        void whoIsNotLoggedInIsAskedTo(String path) {
            var answer = pages.openLoggedOut(path);
            assertThat(answer.getStatus()).isEqualTo(302);
            assertThat(answer.getRedirectedUrl()).endsWith("/login");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/contacts/0198d5a4-0000-7000-8000-000000000000",
                    "/contacts/no-id",
                    "/contacts?before=no-id",
                    "/journeys/no-such",
                    "/journeys/no-such/live.json",
                    "/journeys/no-such/model.bpmn",
                    "/journeys/no-such/steps/x",
                    "/journeys/welcome-series?version=99",
                    "/events?name=no.such",
                    "/templates/no-such",
                    "/templates/no-such/preview",
                    "/inbox/999999999",
                    "/inbox/999999999/html"
                })
        void whatIsNotThereIsNotFound(String path) {
            assertThat(pages.open(path).getStatus()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/inbox/x", "/activity?before=x", "/journeys/welcome-series?version=x"})
        void whatMakesNoSenseIsRefusedNotFailed(String path) {
            assertThat(pages.open(path).getStatus()).isEqualTo(400);
        }

        @Test
        void whatAContactToldUsIsTextAndNeverMarkup() {
            ContactId her = contact(Map.of("firstName", HOSTILE));
            log.append(new NewEvent(
                    null, "page.viewed", her, clock.instant(), Map.of("url", HOSTILE), Origin.NONE, HOSTILE));
            for (String path : List.of("/contacts/" + her, "/contacts", "/activity", "/")) {
                Document page = Jsoup.parse(pages.text(path));
                assertNothingInline(page);
                assertThat(page.select("img[src=x]")).as(path).isEmpty();
            }
            assertThat(Jsoup.parse(pages.text("/contacts/" + her)).text()).contains("alert('x')");
        }

        @Test
        void theTimelineTellsWhatHappenedAndWhy() {
            ContactId her = contact(Map.of());
            log.append(new NewEvent(
                    null,
                    "email.held",
                    her,
                    clock.instant(),
                    Map.of("template", "welcome-thanks"),
                    new Origin("welcome-series", 1, "serviceTask_sendThanks", "e1"),
                    "Held until 09:00: it is night in Europe/Paris"));
            Document page = Jsoup.parse(pages.text("/contacts/" + her));
            assertThat(page.select(".thread .what").text())
                    .contains("Mail held: “Welcome 1: thank you”")
                    .contains("Held until 09:00: it is night in Europe/Paris")
                    .contains("Welcome series: Send thank-you");
            assertThat(page.select(".thread time").attr("title")).contains("UTC");
        }

        @Test
        void aContactIsFoundByTheBeginningOfHerAddress() {
            String unique = "q" + UUID.randomUUID().toString().replace("-", "");
            contacts.upsert(new NewContact(unique + "_a@example.com", null, null, null, Map.of()));
            contacts.upsert(new NewContact(unique + "xa@example.com", null, null, null, Map.of()));
            assertThat(Jsoup.parse(pages.text("/contacts?search=" + unique.toUpperCase()))
                            .select("tbody tr"))
                    .hasSize(2);
            assertThat(Jsoup.parse(pages.text("/contacts?search=" + unique + "_"))
                            .select("tbody tr"))
                    .as("an underscore is a letter, not a wildcard")
                    .hasSize(1);
        }

        @Test
        void theLiveNumbersNameEveryStepOfTheDrawing() throws Exception {
            var answer = pages.open("/journeys/welcome-series/live.json");
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
            var live = json.readTree(answer.getContentAsString());
            assertThat(live.at("/totals/entered").isIntegralNumber()).isTrue();
            var drawn = journeys.steps("welcome-series", null);
            assertThat(live.get("steps")).hasSameSizeAs(drawn);
            assertThat(live.get("steps").findValuesAsText("kind")).contains("start", "end", "step");
            String model = pages.text("/journeys/welcome-series/model.bpmn");
            drawn.forEach(step -> assertThat(model).contains("id=\"" + step.step() + "\""));
        }

        @Test
        void theMailInAFrameIsLockedUp() {
            var answer = pages.open("/templates/welcome-thanks/preview");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .startsWith("sandbox allow-popups")
                    .contains("default-src 'none'")
                    .doesNotContain("script");
            assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("SAMEORIGIN");
            Document page = Jsoup.parse(pages.text("/templates/welcome-thanks"));
            assertThat(page.select("iframe").attr("sandbox")).isEqualTo("allow-popups allow-popups-to-escape-sandbox");
        }

        @Test
        void aTemplateIsShownAsTheChosenContactWouldSeeIt() {
            String email = "preview-" + UUID.randomUUID() + "@example.com";
            contacts.upsert(new NewContact(email, null, null, null, Map.of("firstName", "Zenobia")));
            assertThat(pages.text("/templates/welcome-thanks/preview?as=" + email.replace("@", "%40")))
                    .contains("Zenobia");
            assertThat(pages.text("/templates/welcome-thanks/preview")).doesNotContain("Zenobia");
        }

        @Test
        void aTestMailArrivesAndMakesNobodyAContact() {
            String to = "test-" + UUID.randomUUID() + "@example.com";
            var answer = sendTest(to, "MARKETER");
            assertThat(answer.getRedirectedUrl()).startsWith("/templates/welcome-thanks");
            assertThat(inbox.to(to, 10)).singleElement().satisfies(mail -> assertThat(mail.subject())
                    .startsWith("[Test] "));
            assertThat(contacts.findByEmail(to)).isEmpty();
        }

        @Test
        void aStuckMailIsSortedOutOnTheOutboxPageByWhoMay() {
            ContactId her = contact(Map.of());
            long mail = outbox.enqueue(new Email(
                            "page:" + UUID.randomUUID(),
                            her,
                            "transactional",
                            "welcome-thanks",
                            null,
                            Map.of(),
                            Origin.NONE,
                            Email.Moment.NOW,
                            true,
                            0))
                    .id()
                    .value();
            jdbc.sql("update outbox set state = 'UNKNOWN', reason = 'possibly sent: <no answer>' where id = ?")
                    .param(mail)
                    .update();
            Document page = Jsoup.parse(body(pages.open("/outbox?state=unknown", "OPERATOR")));
            String form = "form[action=/outbox/" + mail + "/resolutions]";
            assertThat(page.select("tr:has(" + form + ")").text())
                    .contains("Possibly sent", "possibly sent: <no answer>", "It was sent");
            assertThat(page.select("tr:has(" + form + ") a[href=/contacts/" + her + "]"))
                    .hasSize(1);
            assertThat(Jsoup.parse(body(pages.open("/outbox?state=unknown", "ANALYST")))
                            .select("main form"))
                    .isEmpty();
            assertThat(resolve(mail, "ANALYST").getStatus()).isEqualTo(403);

            assertThat(resolve(mail, "OPERATOR").getRedirectedUrl()).startsWith("/outbox?state=unknown");

            assertThat(outbox.find(new MailId(mail)).orElseThrow().state()).isEqualTo("SENT");
            assertThat(log.timeline(her, null, 10))
                    .anyMatch(event -> event.name().equals("email.sent"));
            assertThat(resolve(mail, "OPERATOR").getStatus()).isEqualTo(302);
        }

        private org.springframework.mock.web.MockHttpServletResponse resolve(long mail, String role) {
            return pages.ask(post("/outbox/" + mail + "/resolutions")
                    .param("as", "sent")
                    .param("state", "unknown")
                    .with(csrf())
                    .with(user("somebody").roles(role)));
        }

        @Test
        void operatorsSendNoTestMails() {
            String to = "test-" + UUID.randomUUID() + "@example.com";
            assertThat(sendTest(to, "OPERATOR").getStatus()).isEqualTo(403);
            assertThat(contacts.findByEmail(to)).isEmpty();
            assertThat(Jsoup.parse(body(pages.open("/templates/welcome-thanks", "OPERATOR")))
                            .select("#to"))
                    .isEmpty();
        }

        @Test
        void aTestMailToNoAddressIsRefusedInWords() {
            var answer = sendTest("no address", "ADMIN");
            assertThat(answer.getStatus()).isEqualTo(302);
        }

        private org.springframework.mock.web.MockHttpServletResponse sendTest(String to, String role) {
            return pages.ask(post("/templates/welcome-thanks/tests")
                    .param("to", to)
                    .with(csrf())
                    .with(user("somebody").roles(role)));
        }

        private ContactId contact(Map<String, Object> attributes) {
            String email = "page-" + UUID.randomUUID() + "@example.com";
            return contacts.upsert(new NewContact(email, null, null, null, attributes))
                    .id();
        }

        private static String body(org.springframework.mock.web.MockHttpServletResponse answer) {
            return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        }

        private static void assertNothingInline(Document page) {
            assertThat(page.select("script:not([src])")).isEmpty();
            assertThat(page.select("style")).isEmpty();
            assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")));
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("main")).hasSize(1);
        }
    }
}
