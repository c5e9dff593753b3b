package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.PersonalData;
import io.postrider.contacts.Preference;
import io.postrider.contacts.Preference.Frequency;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import io.postrider.delivery.Email;
import io.postrider.delivery.MailId;
import io.postrider.delivery.spi.MessageDecorator;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.Origin;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page on which she chooses how she wants her mail, and the one on which she gets her data, over the wire. */
class PreferencesPageTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @LocalServerPort
        int port;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        Preferences preferences;

        @Autowired
        EventLog log;

        @Autowired
        MessageDecorator decorator;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        MovableClock clock;

        @Autowired
        List<PersonalData> parts;

        private final HttpClient http = HttpClient.newHttpClient();
        private final String name = "imogen" + UUID.randomUUID();
        private ContactId she;
        private String page;

        @BeforeEach
        void aSubscriber() {
            she = contacts.upsert(new NewContact(
                            name + "@kettle-friends.example",
                            null,
                            ZoneOffset.UTC,
                            Locale.FRANCE,
                            Map.of("firstName", "Imogen", "favouriteTea", "Assam")))
                    .id();
            consents.grant(she, "newsletter", new Proof("test", clock.instant(), null, null, null, null));
            page = path("preferences", "welcome-thanks");
        }

        @Test
        void lookingChangesNothingAndTellsAStrangerLittle() throws Exception {
            HttpResponse<String> answer = get(page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(answer.body())
                    .contains("i•••@k•••.example", "As it comes", "Newsletter")
                    .doesNotContain(name, "kettle-friends", "Imogen", "Assam", she.toString());
            assertThat(names()).containsExactly("contact.subscribed");
            assertThat(send("HEAD", page, null).statusCode()).isEqualTo(200);
        }

        @Test
        void theLinkIsTheSameInEveryMailAndWorksForYears() throws Exception {
            String later = path("preferences", "welcome-benefit");
            assertThat(later).isEqualTo(page);
            clock.advance(Duration.ofDays(4 * 365));
            assertThat(get(page).statusCode()).isEqualTo(200);
        }

        @Test
        void whatSheSavesHolds() throws Exception {
            HttpResponse<String> answer = post(page, "button=save&topic=newsletter&frequency=monthly&language=en-GB");
            assertThat(answer.body()).contains("Saved. It counts from now on.");
            assertThat(preferences.of(she)).isEqualTo(new Preference(Frequency.MONTHLY, null, false));
            assertThat(contacts.find(she).orElseThrow().locale()).isEqualTo(Locale.UK);
            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);

            post(page, "button=save&topic=newsletter&frequency=any&profiling=yes&language=xx-NONSENSE");
            assertThat(preferences.of(she)).isEqualTo(Preference.NONE);
            assertThat(contacts.find(she).orElseThrow().locale()).isEqualTo(Locale.UK);
            assertThat(names())
                    .containsExactly(
                            "contact.preferencesChanged",
                            "contact.changed",
                            "contact.preferencesChanged",
                            "contact.subscribed");
        }

        @Test
        void whatSheSwitchesOnHasToBeConfirmedAndWhatSheSwitchesOffStopsAtOnce() throws Exception {
            assertThat(post(page, "button=save&topic=offers&frequency=any&profiling=yes")
                            .body())
                    .contains("look into your mail", "Waits for you to confirm it");
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
            assertThat(status("offers")).isEqualTo(Status.PENDING);
            Proof proof = consents.of(she, "newsletter").orElseThrow().proof();
            assertThat(proof.source()).isEqualTo("preferences page");
            assertThat(proof.ip()).isNotBlank();

            clock.advance(Duration.ofMinutes(11));
            assertThat(post(page, "button=save&topic=offers&frequency=weekly&profiling=yes")
                            .body())
                    .contains("Saved. It counts");
            assertThat(names().stream().filter("consent.requested"::equals))
                    .as("not asked again by saving something else")
                    .hasSize(1);
        }

        @Test
        void serviceMailAndWhatIsNoTopicCannotBeChosen() throws Exception {
            post(page, "button=save&topic=newsletter&topic=transactional&topic=nonsense&frequency=any&profiling=yes");
            assertThat(consents.of(she)).hasSize(1);
        }

        @Test
        void sheTakesABreakAndEndsIt() throws Exception {
            String end = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
                    .format(clock.instant().atZone(ZoneOffset.UTC).plusWeeks(6));
            assertThat(post(page, "button=pause&weeks=6").body()).contains("Paused until", end);
            assertThat(preferences.of(she).pausedAt(clock.instant().plus(Duration.ofDays(41))))
                    .isTrue();
            assertThat(get(page).body()).contains("You get nothing from us until", end, "End the break now");
            assertThat(post(page, "button=resume").body()).contains("The pause is over", "No mail for");
            assertThat(preferences.of(she)).isEqualTo(Preference.NONE);

            post(page, "button=pause&weeks=26");
            clock.advance(Duration.ofDays(26 * 7 + 1));
            assertThat(get(page).body()).as("it ends by itself").contains("No mail for");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "button=pause",
                    "button=pause&weeks=0",
                    "button=pause&weeks=27",
                    "button=pause&weeks=-1",
                    "button=pause&weeks=9999999999",
                    "button=pause&weeks=x",
                    "button=nonsense",
                    "List-Unsubscribe=One-Click",
                    ""
                })
        void whatMakesNoSenseChangesNothing(String body) throws Exception {
            assertThat(post(page, body).statusCode()).isEqualTo(422);
            assertThat(preferences.of(she)).isEqualTo(Preference.NONE);
            assertThat(names()).containsExactly("contact.subscribed");
        }

        @Test
        void noOtherLinkOpensThePage() throws Exception {
            String unsubscribe = path("unsubscribe", "welcome-thanks").substring(3);
            String own = path("ownData", "your-data").substring(3);
            for (String path : List.of(
                    "/p/x", page + "A", page.substring(0, page.length() - 2), "/p/" + unsubscribe, "/p/" + own)) {
                assertThat(get(path).statusCode()).as(path).isEqualTo(404);
                assertThat(post(path, "button=pause&weeks=4").statusCode()).isEqualTo(404);
            }
            for (String path : List.of("/d/x", "/d/" + page.substring(3), "/d/" + unsubscribe)) {
                assertThat(get(path).statusCode()).as(path).isEqualTo(410);
                assertThat(post(path, "button=erase-for-good").statusCode()).isEqualTo(410);
            }
            assertThat(contacts.find(she)).isPresent();
        }

        @Test
        void thePageItselfGivesNothingAwayAndErasesNobody() throws Exception {
            for (String button : List.of("copy", "erase", "erase-for-good")) {
                assertThat(post(page, "button=" + button).statusCode()).isEqualTo(422);
            }
            assertThat(contacts.find(she)).isPresent();
        }

        @Test
        void theLinkToHerDataIsMailedToHerOnceAnHourAndNeverShown() throws Exception {
            HttpResponse<String> answer = post(page, "button=data");
            assertThat(answer.body()).contains("We have sent you a mail").doesNotContain("/d/");
            post(page, "button=data");
            assertThat(planned("your-data")).isEqualTo(1);
            clock.advance(Duration.ofMinutes(61));
            post(page, "button=data");
            assertThat(planned("your-data")).isEqualTo(2);
            assertThat(jdbc.sql("select cast(variables as varchar) from outbox where contact_id = ? and template = ?")
                            .params(she.value(), "your-data")
                            .query(String.class)
                            .list())
                    .as("no link lies in the database")
                    .allMatch(variables -> variables.replace("\"", "").equals("{}"));
        }

        @Test
        void sheGetsACopyOfAllThatIsHeld() throws Exception {
            post(page, "button=save&topic=newsletter&frequency=weekly&profiling=yes");
            post(page, "button=data");
            String own = path("ownData", "your-data");
            assertThat(get(own).body()).contains("Download my data").doesNotContain(name, "Imogen");

            HttpResponse<String> copy = post(own, "button=copy");
            assertThat(copy.statusCode()).isEqualTo(200);
            assertThat(copy.headers().firstValue("Content-Disposition").orElseThrow())
                    .isEqualTo("attachment; filename=\"my-data.json\"");
            assertThat(copy.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
            JsonNode json = new ObjectMapper().readTree(copy.body());
            assertThat(json.fieldNames())
                    .toIterable()
                    .containsSubsequence("contact", "consents", "consentHistory", "preferences", "events", "mails")
                    .contains("journeys")
                    .containsAll(parts.stream().map(PersonalData::part).toList());
            assertThat(json.at("/contact/email").asText()).startsWith(name);
            assertThat(json.at("/contact/attributes/favouriteTea").asText()).isEqualTo("Assam");
            assertThat(json.at("/consents/0/purpose").asText()).isEqualTo("newsletter");
            assertThat(json.at("/consentHistory/0/change").asText()).isEqualTo("GRANTED");
            assertThat(json.at("/preferences/frequency").asText()).isEqualTo("weekly");
            assertThat(json.at("/events").findValuesAsText("name"))
                    .contains("contact.subscribed", "contact.preferencesChanged", "email.queued");
            assertThat(json.at("/mails/0/template").asText()).isEqualTo("your-data");
        }

        @Test
        void erasingTakesTwoPressesAndLeavesNothing() throws Exception {
            post(page, "button=pause&weeks=4");
            post(page, "button=data");
            String own = path("ownData", "your-data");
            assertThat(post(own, "button=erase").body()).contains("This cannot be undone");
            assertThat(post(own, "button=keep").body()).contains("Download my data");
            assertThat(contacts.find(she)).isPresent();

            assertThat(post(own, "button=erase-for-good").body()).contains("You are forgotten");
            assertThat(contacts.find(she)).isEmpty();
            for (String table : List.of("contact_preference", "consent", "consent_history", "event_log", "outbox")) {
                assertThat(jdbc.sql("select count(*) from " + table + " where contact_id = ?")
                                .param(she.value())
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(get(page).statusCode()).isEqualTo(410);
            assertThat(post(page, "button=pause&weeks=4").statusCode()).isEqualTo(410);
            assertThat(post(own, "button=copy").statusCode()).isEqualTo(410);
        }

        @Test
        void theFreshLinkEndsAfterADay() throws Exception {
            String own = path("ownData", "your-data");
            clock.advance(Duration.ofHours(23));
            assertThat(get(own).statusCode()).isEqualTo(200);
            clock.advance(Duration.ofHours(1));
            assertThat(get(own).body()).contains("This link has ended");
            assertThat(post(own, "button=copy").statusCode()).isEqualTo(410);
            assertThat(post(own, "button=erase-for-good").statusCode()).isEqualTo(410);
            assertThat(contacts.find(she)).isPresent();
        }

        @Test
        void ourOwnDoorsAreNeitherTrackedNorMarked() {
            OutgoingMail mail = mail("your-data");
            decorator.links(mail).forEach((link, url) -> {
                String html = "<a href=\"" + url + "\">x</a>";
                assertThat(decorator.decorate(mail, html)).as(link).startsWith(html);
            });
        }

        private String path(String link, String template) {
            return URI.create(decorator.links(mail(template)).get(link)).getPath();
        }

        private OutgoingMail mail(String template) {
            Email email = new Email(
                    UUID.randomUUID().toString(),
                    she,
                    "newsletter",
                    template,
                    null,
                    Map.of(),
                    Origin.NONE,
                    Email.Moment.NOW,
                    true,
                    0);
            Instant now = clock.instant();
            return new OutgoingMail(
                    new MailId(7),
                    email,
                    contacts.find(she).orElseThrow(),
                    consents.purpose("newsletter"),
                    now,
                    "other");
        }

        private long planned(String template) {
            return jdbc.sql("select count(*) from outbox where contact_id = ? and template = ?")
                    .params(she.value(), template)
                    .query(Long.class)
                    .single();
        }

        private Status status(String purpose) {
            return consents.of(she, purpose).orElseThrow().status();
        }

        private List<String> names() {
            return log.timeline(she, null, 50).stream().map(LoggedEvent::name).toList();
        }

        private HttpResponse<String> get(String path) throws Exception {
            return send("GET", path, null);
        }

        private HttpResponse<String> post(String path, String body) throws Exception {
            return send("POST", path, body);
        }

        private HttpResponse<String> send(String method, String path, String body) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
