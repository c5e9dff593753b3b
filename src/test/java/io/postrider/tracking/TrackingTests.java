package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.postrider.access.SignedTokens;
import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.delivery.Email;
import io.postrider.delivery.Outbox;
import io.postrider.delivery.spi.MessageDecorator;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.events.DailyCounts;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.events.Origin;
import io.postrider.events.ReportingDays;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.tracking.site.VisitorPass;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.TransientDataAccessResourceException;

/** What comes back from a mail, over the wire. */
class TrackingTests {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String UTM =
            "utm_source=postrider&utm_medium=email&utm_campaign=welcome-series&utm_content=serviceTask_sendWelcome";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Origin STEP = new Origin("welcome-series", 3, "serviceTask_sendWelcome", "enrolment-1");

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
        Outbox outbox;

        @Autowired
        EventLog log;

        @Autowired
        MessageDecorator decorator;

        @Autowired
        ReactionLog reactionLog;

        @Autowired
        SignedTokens tokens;

        @Autowired
        VisitorPass passes;

        @Autowired
        MailTokens mailTokens;

        @Autowired
        Reactions reactions;

        @Autowired
        ClickCorrections corrections;

        @Autowired
        DailyCounts counts;

        @Autowired
        ReportingDays days;

        @Autowired
        MeterRegistry meters;

        @Autowired
        MovableClock clock;

        private final HttpClient http = HttpClient.newHttpClient();
        private ContactId she;
        private OutgoingMail mail;

        @BeforeEach
        void aMailToANewSubscriber() {
            String address = "reader-" + UUID.randomUUID() + "@example.com";
            she = contacts.upsert(new NewContact(address, null, null, null, Map.of()))
                    .id();
            consents.grant(she, "newsletter", new Proof("test", clock.instant(), null, null, null, null));
            consents.grant(she, "offers", new Proof("test", clock.instant(), null, null, null, null));
            mail = mail("newsletter");
        }

        @Test
        void aFollowedLinkLeadsOnAndStandsOnHerTimeline() throws Exception {
            HttpResponse<String> answer = get(link("https://example.com/tea?a=1&amp;b=2"), BROWSER);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(header(answer, "Location")).isEqualTo("https://example.com/tea?a=1&b=2&" + UTM);
            assertThat(header(answer, "Cache-Control")).contains("no-store");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(logged("email.clicked"))
                    .as("not before the batch is written")
                    .isEmpty();
            reactionLog.flush();
            LoggedEvent click = logged("email.clicked").get(0);
            assertThat(click.origin()).isEqualTo(STEP);
            assertThat(click.properties())
                    .containsEntry("url", "https://example.com/tea?a=1&b=2&" + UTM)
                    .containsEntry("template", "welcome-thanks")
                    .containsEntry("verdict", "human")
                    .containsEntry("rule", "browser@2");
            assertThat(((Number) click.properties().get("mail")).longValue())
                    .isEqualTo(mail.id().value());
        }

        @Test
        void aFetchedPixelIsAnOpenAndEveryFetchIsLogged() throws Exception {
            for (String agent : new String[] {BROWSER, BROWSER, "Mozilla/5.0"}) {
                HttpResponse<String> answer = get(pixel(), agent);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(header(answer, "Content-Type")).isEqualTo("image/gif");
                assertThat(header(answer, "Cache-Control")).contains("no-store");
            }
            reactionLog.flush();
            reactionLog.flush();
            assertThat(logged("email.opened"))
                    .extracting(it -> it.properties().get("verdict"))
                    .containsExactlyInAnyOrder("human", "human", "private");
            assertThat(logged("email.opened"))
                    .filteredOn(it -> it.reason() != null)
                    .singleElement()
                    .satisfies(it -> assertThat(it.reason()).startsWith("Perhaps she, perhaps not: "));
        }

        @Test
        void threeLinksAtOnceAreAMachinesAndToldSoAtOnce() throws Exception {
            for (String page : new String[] {"a", "b", "c"}) {
                get(link("https://example.com/" + page), BROWSER);
            }
            reactionLog.flush();
            corrections.read();
            assertThat(logged("email.clicked")).hasSize(3).allSatisfy(it -> assertThat(it.properties())
                    .containsEntry("rule", "burst@2"));
            assertThat(logged("email.clicked.corrected")).isEmpty();
        }

        @Test
        void theRestOfABurstTakesTheFirstClicksBackByAnEventOfItsOwnOnce() throws Exception {
            long before = clicksOfThisDay();
            get(link("https://example.com/a"), BROWSER);
            reactionLog.flush();
            corrections.read();
            clock.advance(Duration.ofMillis(1_500));
            get(link("https://example.com/b"), BROWSER);
            reactionLog.flush();
            corrections.read();
            Map<String, String> byPerson = Map.of("enrolment", "enrolment-1", "verdict", "human");
            assertThat(log.happened(she, "email.clicked", byPerson, Instant.EPOCH))
                    .isTrue();
            assertThat(clicksOfThisDay()).isEqualTo(before + 2);

            clock.advance(Duration.ofMillis(400));
            get(link("https://example.com/c"), BROWSER);
            reactionLog.flush();
            corrections.read();
            corrections.read();

            assertThat(logged("email.clicked"))
                    .as("the log is never changed")
                    .extracting(it -> it.properties().get("verdict"))
                    .containsOnly("human");
            List<LoggedEvent> taken = logged("email.clicked.corrected");
            assertThat(taken).hasSize(3).allSatisfy(it -> {
                assertThat(it.properties())
                        .containsEntry("was", "human")
                        .containsEntry("verdict", "machine")
                        .containsEntry("rule", "burst@2");
                assertThat(it.origin()).isEqualTo(STEP);
                assertThat(it.reason()).contains("three or more links");
            });
            assertThat(taken)
                    .extracting(it -> it.properties().get("corrects"))
                    .containsExactlyInAnyOrderElementsOf(logged("email.clicked").stream()
                            .map(LoggedEvent::key)
                            .toList());
            assertThat(log.happened(she, "email.clicked", byPerson, Instant.EPOCH))
                    .isFalse();
            assertThat(clicksOfThisDay()).isEqualTo(before);
        }

        @Test
        void clicksAMinuteApartStandAsTheyAre() throws Exception {
            for (String page : new String[] {"a", "b", "c", "d"}) {
                get(link("https://example.com/" + page), BROWSER);
                clock.advance(Duration.ofMinutes(1));
            }
            reactionLog.flush();
            corrections.read();
            assertThat(logged("email.clicked")).hasSize(4);
            assertThat(logged("email.clicked.corrected")).isEmpty();
        }

        @Test
        void aNoStandsInTheDatabaseBeforeTheAnswerIsGiven() throws Exception {
            get(pixel(), BROWSER);
            int waiting = reactions.waiting().size();
            assertThat(waiting).isPositive();
            assertThat(post(unsubscribeLink(), FORM, "*/*", "List-Unsubscribe=One-Click")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
            assertThat(logged("contact.unsubscribed")).hasSize(1);
            assertThat(reactions.waiting()).as("and nothing of it waits").hasSize(waiting);
        }

        @Test
        void whatTheDatabaseDoesNotTakeGoesOnWaiting() {
            TrackingSettings settings = new TrackingSettings(20, java.time.Duration.ZERO, 10, "", List.of(), List.of());
            var registry = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
            Reactions some = new Reactions(mailTokens, passes, clock, registry, settings);
            String token = token(pixel()).replace(".gif", "");
            for (int i = 0; i < 40; i++) {
                some.opened(token, new Visitor(BROWSER, null, Visitor.Network.ANY));
            }
            assertThat(registry.counter("postrider.tracking.lost").count()).isEqualTo(20);
            Outbox back = mock(Outbox.class);
            when(back.findAll(any()))
                    .thenThrow(new TransientDataAccessResourceException("the database is away"))
                    .thenAnswer(call -> outbox.findAll(call.getArgument(0)));
            ReactionLog patient = new ReactionLog(some, back, log, settings, registry);
            patient.flush();
            assertThat(logged("email.opened")).isEmpty();
            patient.flush();
            assertThat(logged("email.opened")).hasSize(20);
        }

        @Test
        void headIsAnsweredAndNotCounted() throws Exception {
            for (String path : new String[] {link("https://example.com/"), pixel()}) {
                HttpResponse<String> answer = send(request(path, BROWSER).method("HEAD", BodyPublishers.noBody()));
                assertThat(answer.statusCode()).isIn(200, 302);
                assertThat(answer.body()).isEmpty();
            }
            reactionLog.flush();
            assertThat(logged("email.clicked")).isEmpty();
            assertThat(logged("email.opened")).isEmpty();
        }

        @Test
        void aForgedTokenLeadsNowhereAndIsNotRepeated() throws Exception {
            String click = token(link("https://example.com/"));
            String unsubscribe = token(unsubscribeLink());
            for (String path : new String[] {
                "/c/forged",
                "/c/" + click + "A",
                "/c/" + unsubscribe,
                "/c/https:%2F%2Fevil.example",
                "/c/" + tokens.sign("open", "1"),
                "/o/forged.gif",
                "/o/" + click + ".gif",
                "/u/forged",
                "/u/" + click
            }) {
                HttpResponse<String> answer = get(path, BROWSER);
                assertThat(answer.statusCode()).as(path).isIn(400, 404);
                assertThat(answer.headers().firstValue("Location")).isEmpty();
                assertThat(answer.body()).doesNotContain("forged", "evil", click);
            }
            assertThat(post("/u/" + click, FORM, "*/*", "List-Unsubscribe=One-Click")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);
        }

        @Test
        void noTokenLeadsToAnyPlaceItWasNotSignedFor() throws Exception {
            double before = meters.counter("postrider.tracking.forged").count();
            String good = token(link("https://example.com/tea"));
            byte[] signed = Base64.getUrlDecoder().decode(good);
            byte[] elsewhere = signed.clone();
            elsewhere[signed.length - 1] ^= 1;
            List<String> tampered = new ArrayList<>(List.of(
                    encoded(elsewhere),
                    encoded(Arrays.copyOf(signed, signed.length - 1)),
                    encoded(("x".repeat(16) + "1 https://evil.example/").getBytes(StandardCharsets.UTF_8)),
                    encoded(("x".repeat(16) + "1 //evil.example").getBytes(StandardCharsets.UTF_8)),
                    encoded(("x".repeat(16) + "1 https://example.com/\r\nSet-Cookie: a=b")
                            .getBytes(StandardCharsets.UTF_8)),
                    good + "=",
                    good.substring(0, good.length() / 2),
                    "A".repeat(6_000)));
            for (String token : tampered) {
                HttpResponse<String> answer = get("/c/" + token, BROWSER);
                assertThat(answer.statusCode()).as(token).isEqualTo(404);
                assertThat(answer.headers().firstValue("Location")).isEmpty();
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
                assertThat(answer.body()).doesNotContain("evil");
            }
            for (String query :
                    new String[] {"?url=https://evil.example", "?https://evil.example", "#//evil.example"}) {
                assertThat(header(get("/c/" + good + query, BROWSER), "Location"))
                        .startsWith("https://example.com/tea?");
            }
            assertThat(meters.counter("postrider.tracking.forged").count() - before)
                    .isEqualTo(tampered.size());
        }

        @Test
        void aLinkThatCannotStandInAHeaderIsNotTracked() {
            for (String href : new String[] {
                "//evil.example",
                "https://example.com/\r\nSet-Cookie:a=b",
                "https://example.com/&#13;&#10;X: y",
                "javascript:alert(1)",
                "https:///evil.example",
                "https://",
                "data:text/html,x",
                "&#104;ttps://a\u0000b/"
            }) {
                String html = "<a href=\"" + href + "\">x</a>";
                assertThat(decorator.decorate(mail, html)).as(href).startsWith(html);
            }
        }

        @Test
        void aScannerThatFollowsTheUnsubscribeLinkChangesNothing() throws Exception {
            HttpResponse<String> page = get(unsubscribeLink(), BROWSER);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Stop this mail?", "Unsubscribe from the", "newsletter", "method=\"post\"");
            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(send(request(unsubscribeLink(), "").method("HEAD", BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);
        }

        @Test
        void oneClickStopsTheMailWhateverTheRequestLooksLike() throws Exception {
            String multipart =
                    "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
            List<String[]> requests = List.of(
                    new String[] {FORM, "application/json", "List-Unsubscribe=One-Click"},
                    new String[] {"multipart/form-data; boundary=b", "*/*", multipart},
                    new String[] {"text/plain", "image/gif;q=0", ""},
                    new String[] {null, "not/a/type;;;", ""},
                    new String[] {"%%%", "", "x"});
            for (String[] it : requests) {
                HttpResponse<String> answer = post(unsubscribeLink(), it[0], it[1], it[2]);
                assertThat(answer.statusCode()).as(it[0] + " " + it[1]).isEqualTo(200);
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            }
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
            assertThat(status("offers")).isEqualTo(Status.GRANTED);
            Proof proof = consents.of(she, "newsletter").orElseThrow().proof();
            assertThat(proof.source()).isEqualTo("one-click");
            assertThat(proof.ip()).isNotBlank();
            assertThat(logged("contact.unsubscribed")).hasSize(1);
        }

        @Test
        void thePageStopsOffersAWayBackAndStopsEverything() throws Exception {
            HttpResponse<String> stopped = post(unsubscribeLink(), FORM, "text/html", "button=stop");
            assertThat(stopped.body()).contains("You are unsubscribed", "sign up again");
            assertThat(consents.of(she, "newsletter").orElseThrow().proof().source())
                    .isEqualTo("unsubscribe link");
            assertThat(post(unsubscribeLink(), FORM, "text/html", "button=again")
                            .body())
                    .contains("look into your mail");
            assertThat(status("newsletter")).isEqualTo(Status.PENDING);
            assertThat(post(unsubscribeLink(), FORM, "text/html", "button=all").body())
                    .contains("All mail is stopped");
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
            assertThat(status("offers")).isEqualTo(Status.WITHDRAWN);
        }

        @Test
        void aMailAboutAnOrderOffersToStopTheOthers() throws Exception {
            mail = mail("transactional");
            assertThat(decorator.headers(mail)).isEmpty();
            assertThat(get(unsubscribeLink(), BROWSER).body()).contains("cannot be switched off");
            assertThat(post(unsubscribeLink(), FORM, "*/*", "").statusCode()).isEqualTo(200);
            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);
            post(unsubscribeLink(), FORM, "text/html", "button=all");
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
        }

        @Test
        void linksOfAForgottenContactStillWorkAndLeaveNoTrace() throws Exception {
            String link = link("https://example.com/");
            String pixel = pixel();
            contacts.erase(she);
            assertThat(get(link, BROWSER).statusCode()).isEqualTo(302);
            assertThat(get(pixel, BROWSER).statusCode()).isEqualTo(200);
            assertThat(get(unsubscribeLink(), BROWSER).statusCode()).isEqualTo(200);
            assertThat(post(unsubscribeLink(), FORM, "*/*", "").statusCode()).isEqualTo(200);
            reactionLog.flush();
            assertThat(log.timeline(she, null, 10)).isEmpty();
        }

        @Test
        void manyReactionsAreWrittenTogether() {
            TrackingSettings settings =
                    new TrackingSettings(2_500, java.time.Duration.ZERO, 1_000, "", List.of(), List.of());
            Reactions many = new Reactions(
                    mailTokens,
                    passes,
                    clock,
                    new io.micrometer.core.instrument.simple.SimpleMeterRegistry(),
                    settings);
            String token = token(pixel()).replace(".gif", "");
            for (int i = 0; i < 2_600; i++) {
                many.opened(token, new Visitor(BROWSER, null, Visitor.Network.ANY));
            }
            assertThat(many.waiting()).as("the rest is counted as lost").hasSize(2_500);
            var meters = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
            new ReactionLog(many, outbox, log, settings, meters).flush();
            assertThat(many.waiting()).isEmpty();
            assertThat(log.timeline(she, null, 5_000))
                    .filteredOn(it -> it.name().equals("email.opened"))
                    .hasSize(2_500);
        }

        @Test
        void decoratesWithoutTouchingAnythingElse() {
            String root = decorator.links(mail).get("unsubscribe").replaceAll("/u/.*", "");
            String html = "<p>Tea &amp; <a href=\"" + root + "/u/x\">no</a> <a href=\"" + root + "/confirm/y\">yes</a>"
                    + " <a href=\"mailto:a@b.c\">write</a> <a href=\"https://example.com/\">shop</a></p></BODY></html>";
            String out = decorator.decorate(mail, html);
            assertThat(out)
                    .contains("/u/x\"", "/confirm/y\"", "mailto:a@b.c")
                    .doesNotContain("\"https://example.com/\"");
            assertThat(out).matches("(?s).*<img [^>]*/o/[A-Za-z0-9_-]+\\.gif\"[^>]*alt=\"\"[^>]*></BODY></html>");
            assertThat(out.replaceAll("<img [^>]*>", "").replaceAll("\"[^\"]*/c/[^\"]*\"", "\"https://example.com/\""))
                    .isEqualTo(html);
        }

        @Test
        void marketingMailCanBeStoppedFromTheMailProgram() {
            assertThat(decorator.headers(mail))
                    .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                    .containsEntry(
                            "List-Unsubscribe", "<" + decorator.links(mail).get("unsubscribe") + ">");
        }

        private long clicksOfThisDay() {
            counts.read();
            return counts.byPeople(days.today(), 1, List.of("email.clicked")).get("email.clicked")[0];
        }

        private static String encoded(byte[] token) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        }

        private OutgoingMail mail(String purpose) {
            Email email = new Email(
                    "test:" + UUID.randomUUID(),
                    she,
                    purpose,
                    "welcome-thanks",
                    null,
                    Map.of(),
                    STEP,
                    Email.Moment.NOW,
                    true,
                    0);
            return new OutgoingMail(
                    outbox.enqueue(email).id(),
                    email,
                    contacts.find(she).orElseThrow(),
                    consents.purpose(purpose),
                    clock.instant(),
                    "other");
        }

        private String link(String href) {
            return path("href=\"([^\"]+)\"", decorator.decorate(mail, "<a href=\"" + href + "\">x</a>"));
        }

        private String pixel() {
            return path("src=\"([^\"]+)\"", decorator.decorate(mail, "<body></body>"));
        }

        private String unsubscribeLink() {
            return URI.create(decorator.links(mail).get("unsubscribe")).getPath();
        }

        private static String path(String pattern, String html) {
            Matcher found = Pattern.compile(pattern).matcher(html);
            assertThat(found.find()).isTrue();
            return URI.create(found.group(1)).getPath();
        }

        private static String token(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private Status status(String purpose) {
            return consents.of(she, purpose).orElseThrow().status();
        }

        private List<LoggedEvent> logged(String name) {
            return log.timeline(she, null, 100).stream()
                    .filter(it -> it.name().equals(name))
                    .toList();
        }

        private HttpResponse<String> get(String path, String agent) throws Exception {
            return send(request(path, agent));
        }

        private HttpResponse<String> post(String path, String type, String accept, String body) throws Exception {
            HttpRequest.Builder request = request(path, "A mail program").POST(BodyPublishers.ofString(body));
            if (type != null) {
                request.header("Content-Type", type);
            }
            return send(request.header("Accept", accept));
        }

        private HttpRequest.Builder request(String path, String agent) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("User-Agent", agent);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return http.send(request.build(), BodyHandlers.ofString());
        }

        private static String header(HttpResponse<String> answer, String name) {
            return answer.headers().firstValue(name).orElseThrow();
        }
    }
}
