package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.Consent.Status;
import io.postrider.events.EventLog;
import io.postrider.events.LoggedEvent;
import io.postrider.support.MovableClock;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consent moves between asked, yes and no as the law and the contract want it, and tells the log each change once. */
class ConsentsTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        EventLog log;

        @Autowired
        MovableClock clock;

        @Autowired
        JdbcClient jdbc;

        ContactId mara;

        @BeforeEach
        void aContact() {
            mara = contacts.upsert(new NewContact(
                            "mara." + UUID.randomUUID() + "@fernandkettle.example", null, null, null, null))
                    .id();
        }

        @Test
        void aFreshInstallationHasItsFourPurposes() {
            assertThat(consents.purposes())
                    .extracting(Purpose::key)
                    .containsSubsequence("newsletter", "offers", "product-tips", "transactional");
            assertThatThrownBy(() -> consents.purpose("no-such")).isInstanceOf(UnknownPurpose.class);
        }

        @Test
        void aYesIsToldOnlyOnTheChange() {
            consents.grant(mara, "newsletter", proof(now()));
            consents.grant(mara, "newsletter", proof(now()));
            consents.request(mara, "newsletter", proof(now()));

            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);
            assertThat(logged()).containsExactly("contact.subscribed");
            assertThat(log.timeline(mara, null, 10).get(0).properties()).containsEntry("purpose", "newsletter");
        }

        @Test
        void keepsTheProof() {
            Proof proof = new Proof("shop checkout", now(), "203.0.113.7", "Yes, write to me.", "checkout", "3");
            consents.grant(mara, "offers", proof);

            assertThat(consents.of(mara, "offers").orElseThrow())
                    .isEqualTo(new Consent(mara, "offers", Status.GRANTED, proof.at(), proof));
            assertThat(history("offers")).containsExactly("GRANTED");
        }

        @Test
        void aYesOlderThanANoChangesNothing() {
            Instant before = now();
            clock.advance(Duration.ofMinutes(1));
            consents.withdraw(mara, "newsletter", proof(now()));
            consents.grant(mara, "newsletter", proof(before));
            consents.request(mara, "newsletter", proof(before));
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);

            clock.advance(Duration.ofMinutes(1));
            consents.request(mara, "newsletter", proof(now()));
            consents.grant(mara, "newsletter", proof(before));
            assertThat(status("newsletter")).isEqualTo(Status.PENDING);

            consents.grant(mara, "newsletter", proof(now()));
            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);
            assertThat(logged()).containsExactly("contact.subscribed", "consent.requested", "contact.unsubscribed");
        }

        @Test
        void aNoOlderThanHerYesChangesNothingAndANewOneIsToldOnce() {
            Instant before = now();
            clock.advance(Duration.ofMinutes(1));
            consents.grant(mara, "newsletter", proof(now()));
            consents.withdraw(mara, "newsletter", proof(before));
            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);

            consents.withdraw(mara, "newsletter", null);
            consents.withdraw(mara, "newsletter", proof(now()));
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
            assertThat(logged()).containsExactly("contact.unsubscribed", "contact.subscribed");
        }

        @Test
        void aYesFromAClockAheadDoesNotOutweighTheNoAMinuteLater() {
            consents.grant(mara, "newsletter", proof(now().plus(Duration.ofMinutes(4))));
            clock.advance(Duration.ofMinutes(1));
            consents.withdraw(mara, "newsletter", proof(now()));

            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
        }

        @Test
        void refusesProofsThatProveNothing() {
            List<Proof> useless = List.of(
                    new Proof(null, now(), null, null, null, null),
                    new Proof(" ", now(), null, null, null, null),
                    new Proof("form", null, null, null, null, null),
                    proof(now().plus(Duration.ofMinutes(6))),
                    new Proof("form\u0000", now(), null, null, null, null),
                    new Proof("x".repeat(201), now(), null, null, null, null));
            useless.forEach(proof -> assertThatThrownBy(() -> consents.grant(mara, "newsletter", proof))
                    .isInstanceOf(UnusableProof.class));

            assertThatThrownBy(() -> consents.grant(mara, "newsletter", null)).isInstanceOf(UnusableProof.class);
            assertThat(consents.of(mara)).isEmpty();
            assertThat(logged()).isEmpty();
        }

        @Test
        void serviceMailCanBeNeitherSubscribedNorLeft() {
            assertThatThrownBy(() -> consents.grant(mara, "transactional", proof(now())))
                    .isInstanceOf(PurposeNeedsNoConsent.class);
            assertThatThrownBy(() -> consents.withdraw(mara, "transactional", proof(now())))
                    .isInstanceOf(PurposeNeedsNoConsent.class);
        }

        @Test
        void askingAgainSendsAnotherMailOnlyAfterAWhile() {
            consents.request(mara, "newsletter", proof(now()));
            consents.request(mara, "newsletter", proof(now()));
            assertThat(logged()).containsExactly("consent.requested");

            clock.advance(Duration.ofMinutes(11));
            consents.request(mara, "newsletter", proof(now()));
            assertThat(logged()).containsExactly("consent.requested", "consent.requested");
        }

        @Test
        void anUnconfirmedRequestIsDroppedAsIfSheHadNotAsked() {
            consents.request(mara, "newsletter", proof(now()));
            consents.drop(mara, "newsletter");
            consents.drop(mara, "newsletter");

            assertThat(consents.of(mara)).isEmpty();
            assertThat(history("newsletter")).containsExactly("PENDING", "DROPPED");
        }

        @Test
        void aDroppedRequestLeavesHerEarlierNoInPlace() {
            Proof no = proof(now());
            consents.withdraw(mara, "newsletter", no);
            clock.advance(Duration.ofMinutes(1));
            consents.request(mara, "newsletter", proof(now()));
            consents.drop(mara, "newsletter");

            assertThat(consents.of(mara, "newsletter").orElseThrow().proof()).isEqualTo(no);
            assertThat(status("newsletter")).isEqualTo(Status.WITHDRAWN);
        }

        @Test
        void droppingDoesNothingToAYes() {
            consents.grant(mara, "newsletter", proof(now()));
            consents.drop(mara, "newsletter");

            assertThat(status("newsletter")).isEqualTo(Status.GRANTED);
        }

        @Test
        void manyYesesAtOnceAreOneChange() {
            IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> consents.grant(mara, "offers", proof(now()))))
                    .toList()
                    .forEach(CompletableFuture::join);

            assertThat(logged()).containsExactly("contact.subscribed");
            assertThat(history("offers")).containsExactly("GRANTED");
        }

        @Test
        void nothingIsLeftOfAForgottenContact() {
            consents.grant(mara, "offers", proof(now()));
            contacts.erase(mara);

            assertThat(logged()).isEmpty();
            assertThat(history("offers")).isEmpty();
            assertThatThrownBy(() -> consents.grant(mara, "offers", proof(now())))
                    .isInstanceOf(ContactNotFound.class);
        }

        private Status status(String purpose) {
            return consents.of(mara, purpose).orElseThrow().status();
        }

        /** Newest first. */
        private List<String> logged() {
            return log.timeline(mara, null, 50).stream().map(LoggedEvent::name).toList();
        }

        private List<String> history(String purpose) {
            return jdbc.sql("select change from consent_history where contact_id = ? and purpose = ? order by id")
                    .params(mara.value(), purpose)
                    .query(String.class)
                    .list();
        }

        private Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        private static Proof proof(Instant at) {
            return new Proof("sign-up form", at, null, null, null, null);
        }
    }
}
