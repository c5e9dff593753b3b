package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.postrider.contacts.Consent.Status;
import io.postrider.contacts.SignUps.SignUp;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** People sign up at a counter, and through forms that are confirmed or not. */
class CounterTests {

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
        Purposes purposes;

        @Autowired
        SignUps signUps;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        EventLog log;

        private final String email = "counter-" + UUID.randomUUID() + "@example.org";
        private final String once = "once-" + UUID.randomUUID().toString().substring(0, 8);
        private MockMvc mvc;

        @BeforeEach
        void browser() {
            DefaultMockMvcBuilder builder =
                    MockMvcBuilders.webAppContextSetup(context).apply(springSecurity());
            mvc = builder.build();
            purposes.put(once, "Workshops", "Tastings near you.", false, "test");
        }

        @Test
        void theProofKeepsTheWordsThePlaceAndWhoRecordedIt() throws Exception {
            MockHttpServletResponse answer = as(
                    "OPERATOR",
                    post("/counter")
                            .param("email", email)
                            .param("firstName", "Ada")
                            .param("purpose", "newsletter", once)
                            .param("language", "de")
                            .param("place", "shop in Bath"));
            assertThat(answer.getRedirectedUrl()).isEqualTo("/counter?place=shop+in+Bath");
            Contact she = contacts.findByEmail(email).orElseThrow();
            assertThat(she.locale()).isEqualTo(Locale.GERMAN);
            Consent newsletter = consents.of(she.id(), "newsletter").orElseThrow();
            assertThat(newsletter.status()).isEqualTo(Status.PENDING);
            Consent workshops = consents.of(she.id(), once).orElseThrow();
            assertThat(workshops.status()).isEqualTo(Status.GRANTED);
            assertThat(workshops.proof().source()).isEqualTo("counter: shop in Bath, recorded by mia");
            assertThat(workshops.proof().wording()).contains("workshops by email", "unsubscribe at any time");
            assertThat(log.timeline(she.id(), null, 10))
                    .extracting(LoggedEvent::name)
                    .contains("consent.requested", "contact.subscribed");
        }

        @Test
        void whoSaidNoOnceConfirmsWhateverThePurposeSays() {
            contacts.upsert(new NewContact(email, null, null, null, java.util.Map.of()));
            Contact she = contacts.findByEmail(email).orElseThrow();
            consents.withdraw(
                    she.id(),
                    once,
                    new Proof("page", Instant.EPOCH.plusSeconds(1_500_000_000), null, null, null, null));
            signUps.take(new SignUp(once, EmailAddress.parse(email), null, null, "192.0.2.1"));
            assertThat(consents.of(she.id(), once).orElseThrow().status()).isEqualTo(Status.PENDING);
        }

        @Test
        void aFormThatNeedsNoConfirmationGrantsAtOnce() throws Exception {
            MockHttpServletResponse answer = mvc.perform(post("/signup/" + once).param("email", email))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getContentAsString()).contains("Thank you").doesNotContain("One more click");
            Contact she = contacts.findByEmail(email).orElseThrow();
            assertThat(consents.of(she.id(), once).orElseThrow().status()).isEqualTo(Status.GRANTED);
        }

        @Test
        void whatIsWrongIsSaidAndWhatWasTypedStays() throws Exception {
            MockHttpServletRequestBuilder noPlace =
                    post("/counter").param("email", email).param("purpose", "newsletter");
            MockHttpServletResponse answer = as("MARKETER", noPlace);
            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString()).contains("Say where this is", email);
            assertThat(as("MARKETER", post("/counter").param("email", email).param("place", "Bath"))
                            .getContentAsString())
                    .contains("Let her choose");
            assertThat(as(
                                    "MARKETER",
                                    post("/counter")
                                            .param("email", "no address")
                                            .param("purpose", "newsletter")
                                            .param("place", "Bath"))
                            .getContentAsString())
                    .contains("Please check the address");
            assertThat(as(
                                    "MARKETER",
                                    post("/counter")
                                            .param("email", email)
                                            .param("purpose", "transactional")
                                            .param("place", "Bath"))
                            .getStatus())
                    .isEqualTo(422);
            assertThat(contacts.findByEmail(email)).isEmpty();
            assertThat(as("ANALYST", get("/counter")).getStatus()).isEqualTo(403);
        }

        private MockHttpServletResponse as(String role, MockHttpServletRequestBuilder request) throws Exception {
            return mvc.perform(request.with(user("mia").roles(role)).with(csrf()))
                    .andReturn()
                    .getResponse();
        }
    }
}
