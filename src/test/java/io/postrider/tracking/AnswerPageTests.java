package io.postrider.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
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
import io.postrider.tracking.answers.InvalidQuestion;
import io.postrider.tracking.answers.Question;
import io.postrider.tracking.answers.Question.Choice;
import io.postrider.tracking.answers.Question.Kind;
import io.postrider.tracking.answers.Questions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A question in a mail, from the link to what is known of her afterwards, over the wire. */
class AnswerPageTests {

    private static final Pattern OWN = Pattern.compile("https?://[^/]+(/a/[A-Za-z0-9_-]+)");

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
        Questions questions;

        @Autowired
        Attributes attributes;

        @Autowired
        EventLog log;

        @Autowired
        MessageDecorator decorator;

        @Autowired
        MovableClock clock;

        private final HttpClient http = HttpClient.newHttpClient();
        private final String key = "q" + UUID.randomUUID();
        private ContactId she;

        @BeforeEach
        void somebodyIsAsked() {
            she = contacts.upsert(new NewContact(
                            "imogen" + UUID.randomUUID() + "@friends.example", null, null, null, Map.of()))
                    .id();
            questions.put(
                    new Question(
                            key,
                            Kind.CHOICE,
                            "What would make our letters <b>better</b>?",
                            List.of(new Choice("fewer", "Fewer of them"), new Choice("offers", "Good offers")),
                            "letterWish",
                            "Thanks a lot."),
                    null);
        }

        @Test
        void followingTheLinkAnswersNothing() throws Exception {
            HttpResponse<String> page = get(link("answer:" + key + "/offers"));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("What would make our letters &lt;b&gt;better&lt;/b&gt;?", "Fewer of them")
                    .containsPattern("value=\"offers\"[^>]*checked")
                    .doesNotContainPattern("value=\"fewer\"[^>]*checked");
            assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(attributes()).isEmpty();
            assertThat(answers()).isEmpty();
        }

        @Test
        void herAnswerBecomesAttributeAndEventAndTheLastOneCounts() throws Exception {
            String link = link("answer:" + key + "/offers");
            assertThat(post(link, "answer=offers").body()).contains("Thanks a lot.");
            post(link, "answer=offers");
            assertThat(attributes()).isEqualTo(Map.of("letterWish", "offers"));
            assertThat(answers())
                    .extracting(LoggedEvent::properties)
                    .containsExactly(Map.of("question", key, "answer", "offers", "mail", 7));

            post(link, "answer=fewer");
            post(link, "answer=offers");
            assertThat(attributes()).isEqualTo(Map.of("letterWish", "offers"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "answer=", "answer=nonsense", "answer=fewer%00", "other=fewer"})
        void whatIsNoAnswerChangesNothing(String body) throws Exception {
            HttpResponse<String> page = post(link("answer:" + key), body);
            assertThat(page.statusCode()).isIn(400, 422);
            assertThat(attributes()).isEmpty();
            assertThat(answers()).isEmpty();
        }

        @Test
        void aRatingIsANumberAndWordsStayOutOfTheLog() throws Exception {
            questions.put(new Question(key, Kind.RATING, "How was it?", null, "teaRating", null), null);
            post(link("answer:" + key + "/4"), "answer=4");
            assertThat(attributes()).isEqualTo(Map.of("teaRating", 4));
            assertThat(post(link("answer:" + key + "/4"), "answer=6").statusCode())
                    .isEqualTo(422);

            questions.put(new Question(key, Kind.TEXT, "What is missing?", null, "missing", null), null);
            assertThat(get(link("answer:" + key)).body()).contains("<textarea");
            post(link("answer:" + key), "answer=My+favourite+Assam");
            assertThat(attributes()).containsEntry("missing", "My favourite Assam");
            assertThat(post(link("answer:" + key), "answer=" + "x".repeat(501)).statusCode())
                    .isEqualTo(422);
            assertThat(answers())
                    .allSatisfy(it -> assertThat(it.properties().toString()).doesNotContain("Assam"));
        }

        @Test
        void aQuestionWhoseAnswerWouldNotFitIsNotAsked() throws Exception {
            attributes.declare("answeredDay", AttributeKind.DATE, null);
            refuses(new Question(key, Kind.TEXT, "When?", null, "answeredDay", null), "is a day such as");
            refuses(new Question(key, Kind.TEXT, "How many?", null, "orderCount", null), "worked out by commerce");
            assertThat(post(link("answer:" + key), "answer=offers").statusCode())
                    .isEqualTo(200);
        }

        @Test
        void forgedLinksAndClosedQuestionsOpenNothing() throws Exception {
            String link = link("answer:" + key + "/offers");
            String forged = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");
            assertThat(get(forged).statusCode()).isEqualTo(404);
            assertThat(post(forged, "answer=offers").statusCode()).isEqualTo(404);

            questions.remove(key);
            assertThat(get(link).statusCode()).isEqualTo(410);
            assertThat(post(link, "answer=offers").statusCode()).isEqualTo(410);
            assertThat(attributes()).isEmpty();
        }

        @Test
        void whoIsForgottenLeavesNothingBehind() throws Exception {
            String link = link("answer:" + key + "/offers");
            contacts.erase(she);
            assertThat(post(link, "answer=offers").statusCode()).isEqualTo(410);
            assertThat(answers()).isEmpty();
        }

        @Test
        void theTextPartHasTheSameLinksAndNeitherIsTracked() {
            OutgoingMail mail = mail();
            String href = "answer:" + key + "/fewer";
            String html = decorator.decorate(mail, "<a href=\"" + href + "\">Fewer</a>");
            String text = decorator.decorateText(mail, "Fewer: " + href + "\nThe answer: none");
            assertThat(html).contains("/a/").doesNotContain("/c/", "answer:");
            assertThat(path(text)).isEqualTo(path(html));
            assertThat(text).endsWith("\nThe answer: none");
        }

        @Test
        void refusesQuestionsThatCannotBeAsked() {
            refuses(new Question("Bad Key", Kind.TEXT, "?", null, "a", null), "small letters");
            refuses(new Question(key, null, "?", null, "a", null), "CHOICE, RATING or TEXT");
            refuses(new Question(key, Kind.TEXT, " ", null, "a", null), "wording");
            refuses(new Question(key, Kind.TEXT, "?", null, "no way", null), "attribute");
            refuses(new Question(key, Kind.CHOICE, "?", List.of(new Choice("a", "A")), "a", null), "2 to 12");
            refuses(
                    new Question(key, Kind.CHOICE, "?", List.of(new Choice("a", "A"), new Choice("a", "B")), "a", null),
                    "same value");
            refuses(
                    new Question(
                            key, Kind.CHOICE, "?", List.of(new Choice("a", "A"), new Choice("b/c", "B")), "a", null),
                    "choices[1].value");
            assertThatThrownBy(() -> questions.put(new Question(key, Kind.RATING, "?", null, "a", null), 11))
                    .isInstanceOf(InvalidQuestion.class);
        }

        private void refuses(Question question, String why) {
            assertThatThrownBy(() -> questions.put(question, null))
                    .isInstanceOf(InvalidQuestion.class)
                    .hasMessageContaining(why);
        }

        private String link(String href) {
            return path(decorator.decorate(mail(), "<a href=\"" + href + "\">x</a>"));
        }

        private static String path(String content) {
            Matcher own = OWN.matcher(content);
            assertThat(own.find()).isTrue();
            return own.group(1);
        }

        private OutgoingMail mail() {
            Email email = new Email(
                    UUID.randomUUID().toString(),
                    she,
                    "newsletter",
                    "welcome-thanks",
                    null,
                    Map.of(),
                    Origin.NONE,
                    Email.Moment.NOW,
                    true,
                    0);
            return new OutgoingMail(
                    new MailId(7),
                    email,
                    contacts.find(she).orElseThrow(),
                    consents.purpose("newsletter"),
                    clock.instant(),
                    "other");
        }

        private Map<String, Object> attributes() {
            return contacts.find(she).orElseThrow().attributes();
        }

        private List<LoggedEvent> answers() {
            return log.timeline(she, null, 50).stream()
                    .filter(it -> it.name().equals("contact.answered"))
                    .toList();
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
