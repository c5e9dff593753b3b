package io.postrider.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.access.SignedTokens;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Proof;
import io.postrider.contacts.SignUpThrottle;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** From the public form to a proven yes, and every way in which that must not work. */
class SignUpPagesTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        private static final String TOLD = "One more click";

        @Autowired
        TestRestTemplate http;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        EventLog log;

        @Autowired
        SignedTokens tokens;

        @Autowired
        SignUpThrottle throttle;

        @Autowired
        MovableClock clock;

        final String email = "mara." + UUID.randomUUID() + "@fernandkettle.example";

        /** One nobody has signed up from: a proxy's word counts, because the test speaks from a private address. */
        final String network = "2001:db8::" + Integer.toHexString(email.hashCode() & 0xffff);

        @Test
        void asksForHerConfirmationWithTheWholeProof() {
            String form = page("/signup");
            assertThat(form)
                    .contains("name=\"email\"", "Please send me", "/js/signup.js", "action=\"/signup/newsletter\"");
            String sent = send("/signup", Map.of("email", email, "firstName", "Mara", "timeZone", "Europe/Paris"))
                    .getBody();

            assertThat(sent).contains(TOLD);
            Contact mara = contacts.findByEmail(email).orElseThrow();
            assertThat(mara.attributes()).isEqualTo(Map.of("firstName", "Mara"));
            assertThat(mara.timeZone()).isEqualTo(ZoneId.of("Europe/Paris"));
            Consent consent = consents.of(mara.id(), "newsletter").orElseThrow();
            assertThat(consent.status()).isEqualTo(Status.PENDING);
            Proof proof = consent.proof();
            assertThat(proof.source()).isEqualTo("sign-up form");
            assertThat(proof.ip()).isNotBlank();
            assertThat(proof.form()).isEqualTo("/signup/newsletter");
            assertThat(proof.formVersion()).isEqualTo("1");
            assertThat(form.replace("&amp;", "&").replace("&#39;", "'")).contains(proof.wording());
            assertThat(logged(mara.id())).containsExactly("consent.requested");
        }

        @Test
        void answersTheSameForAnAddressWeKnowAndChangesNothingWeKnow() {
            ContactId mara = contacts.upsert(new NewContact(email, null, null, null, Map.of("firstName", "Mara")))
                    .id();
            consents.grant(mara, "newsletter", new Proof("shop", clock.instant(), null, null, null, null));

            String known = send("/signup", Map.of("email", email, "firstName", "Mallory", "timeZone", "Asia/Tokyo"))
                    .getBody();
            String unknown = send("/signup", Map.of("email", "new." + email)).getBody();

            assertThat(known).contains(TOLD).isEqualTo(unknown);
            assertThat(contacts.find(mara).orElseThrow().attributes()).isEqualTo(Map.of("firstName", "Mara"));
            assertThat(contacts.find(mara).orElseThrow().timeZone()).isNull();
            assertThat(logged(mara)).containsExactly("contact.subscribed");
        }

        @Test
        void confirmsByTheButtonOnlyAndOnce() {
            String link = signedUp();
            ContactId mara = contacts.findByEmail(email).orElseThrow().id();

            assertThat(page(link)).contains("Shall we write to you?");
            assertThat(status(mara)).isEqualTo(Status.PENDING);
            assertThat(send(link, Map.of()).getBody()).contains("Welcome, and thank you");
            assertThat(status(mara)).isEqualTo(Status.GRANTED);
            Proof proof = consents.of(mara, "newsletter").orElseThrow().proof();
            assertThat(proof.source()).isEqualTo("double opt-in confirmation");
            assertThat(proof.wording()).contains("Please send me");
            assertThat(proof.ip()).isNotBlank();

            assertThat(send(link, Map.of()).getBody()).contains("Already confirmed");
            assertThat(page(link)).contains("Already confirmed");
            assertThat(logged(mara)).containsExactly("contact.subscribed", "consent.requested");
        }

        @Test
        void aLinkIsGoodForSevenDays() {
            String link = signedUp();
            clock.advance(Duration.ofDays(7).minusSeconds(1));
            assertThat(page(link)).contains("Shall we write to you?");
            clock.advance(Duration.ofSeconds(1));

            assertThat(send(link, Map.of()).getStatusCode().value()).isEqualTo(410);
            assertThat(page(link)).contains("Sign up again", "/signup/newsletter");
            assertThat(status(contacts.findByEmail(email).orElseThrow().id())).isEqualTo(Status.PENDING);
        }

        @Test
        void aLinkOfADroppedRequestIsVoidAndTheNextOneWorks() {
            String old = signedUp();
            ContactId mara = contacts.findByEmail(email).orElseThrow().id();
            consents.drop(mara, "newsletter");
            assertThat(page(old)).contains("Sign up again");

            clock.advance(Duration.ofMinutes(1));
            String fresh = signedUp();
            assertThat(send(old, Map.of()).getStatusCode().value()).isEqualTo(410);
            assertThat(status(mara)).isEqualTo(Status.PENDING);
            assertThat(send(fresh, Map.of()).getBody()).contains("Welcome");
        }

        @Test
        void askingAgainKeepsTheFirstLinkGood() {
            String first = signedUp();
            clock.advance(Duration.ofHours(1));
            String second = signedUp();

            assertThat(second).isNotEqualTo(first);
            assertThat(page(first)).contains("Shall we write to you?");
            assertThat(send(second, Map.of()).getBody()).contains("Welcome");
        }

        @Test
        void aLinkConfirmsNothingAfterSheSaidNo() {
            String link = signedUp();
            ContactId mara = contacts.findByEmail(email).orElseThrow().id();
            consents.withdraw(mara, "newsletter", null);

            assertThat(send(link, Map.of()).getStatusCode().value()).isEqualTo(410);
            assertThat(status(mara)).isEqualTo(Status.WITHDRAWN);
        }

        @Test
        void aForgedLinkOpensNothing() {
            String link = signedUp();
            String foreign = tokens.sign(
                    "click", contacts.findByEmail(email).orElseThrow().id() + " newsletter 0");
            for (String token : List.of(
                    foreign,
                    "x",
                    "-",
                    "%20",
                    link.substring("/confirm/".length(), link.length() - 2),
                    "AAAA".repeat(3000))) {
                assertThat(send("/confirm/" + token, Map.of()).getStatusCode().value())
                        .as(token)
                        .isIn(400, 410);
                assertThat(raw("/confirm/" + token).getStatusCode().value()).isIn(400, 410);
            }
            assertThat(status(contacts.findByEmail(email).orElseThrow().id())).isEqualTo(Status.PENDING);
        }

        @Test
        void aLinkOfSomebodyForgottenIsVoid() {
            String link = signedUp();
            contacts.erase(contacts.findByEmail(email).orElseThrow().id());

            assertThat(raw(link).getStatusCode().value()).isEqualTo(410);
            assertThat(send(link, Map.of()).getStatusCode().value()).isEqualTo(410);
        }

        @Test
        void aProgramThatFillsTheHiddenFieldGetsAPageAndNothingElse() {
            assertThat(send("/signup", Map.of("email", email, "website", "http://spam.example"))
                            .getBody())
                    .contains(TOLD);
            assertThat(contacts.findByEmail(email)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"http://spam.example", "Buy now spam.com", "<b>Mara</b>", "a\r\nBcc: x", "x@y.z", "\u0000"})
        void aNameThatIsNoneIsLeftOut(String name) {
            assertThat(send("/signup", Map.of("email", email, "firstName", name, "timeZone", "Nowhere/Land"))
                            .getBody())
                    .contains(TOLD);
            assertThat(contacts.findByEmail(email).orElseThrow().attributes()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "mara", "a@b.example\r\nBcc: c@d.example", "<script>@x.example", "\u0000@x.example"})
        void anAddressThatIsNoneIsAskedForAgain(String address) {
            ResponseEntity<String> answer = send("/signup", Map.of("email", address));

            assertThat(answer.getStatusCode().value()).isEqualTo(422);
            assertThat(answer.getBody()).contains("check the email address").doesNotContain("<script>@");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/signup/transactional", "/signup/nonsense", "/signup/%3Cb%3E"})
        void knowsOnlyPurposesOneCanSubscribeTo(String path) {
            assertThat(raw(path).getStatusCode().value()).isEqualTo(404);
            assertThat(send(path, Map.of("email", email)).getStatusCode().value())
                    .isEqualTo(404);
            assertThat(contacts.findByEmail(email)).isEmpty();
        }

        @Test
        void oneMailboxIsNotFloodedAndOneNetworkIsNotEndless() {
            for (int i = 0; i < 5; i++) {
                assertThat(throttle.allowsTo(email)).isTrue();
            }
            assertThat(throttle.allowsTo(email)).isFalse();
            for (int i = 0; i < 100; i++) {
                assertThat(throttle.allowsFrom(email)).isTrue();
            }
            assertThat(throttle.allowsFrom(email)).isFalse();
        }

        /** The path of the link she gets by mail. */
        private String signedUp() {
            assertThat(send("/signup", Map.of("email", email)).getBody()).contains(TOLD);
            ContactId mara = contacts.findByEmail(email).orElseThrow().id();
            return URI.create(consents.confirmationLink(mara, "newsletter")).getPath();
        }

        private Status status(ContactId contact) {
            return consents.of(contact, "newsletter").orElseThrow().status();
        }

        private List<String> logged(ContactId contact) {
            return log.timeline(contact, null, 20).stream()
                    .map(LoggedEvent::name)
                    .toList();
        }

        private String page(String path) {
            return raw(path).getBody();
        }

        private ResponseEntity<String> raw(String path) {
            return http.getForEntity(URI.create(http.getRootUri() + path), String.class);
        }

        private ResponseEntity<String> send(String path, Map<String, String> fields) {
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            fields.forEach(form::add);
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
            headers.set("X-Forwarded-For", network);
            return http.postForEntity(
                    URI.create(http.getRootUri() + path), new HttpEntity<>(form, headers), String.class);
        }
    }
}
