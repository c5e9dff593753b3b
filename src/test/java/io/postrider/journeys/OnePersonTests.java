package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.CannotMerge;
import io.postrider.contacts.Companies;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactNotFound;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.ErasureProof;
import io.postrider.contacts.Erasures;
import io.postrider.contacts.ImportRows;
import io.postrider.contacts.Merging;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preference.Frequency;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.spi.MessageDecorator;
import io.postrider.events.LoggedEvent;
import io.postrider.integrations.outbound.OutgoingWebhooks;
import io.postrider.journeys.Enrolment.State;
import io.postrider.segments.TestSegments;
import io.postrider.support.EveryColumn;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.support.PlantedEverywhere;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two contacts who are one person become one, wherever something is kept about them; who is erased is nowhere. */
class OnePersonTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        ProcessScenario scenario;

        @Autowired
        ProcessEngine engine;

        @Autowired
        Journeys journeys;

        @Autowired
        Merging merging;

        @Autowired
        Contacts contacts;

        @Autowired
        Erasures erasures;

        @Autowired
        Preferences preferences;

        @Autowired
        Suppressions suppressions;

        @Autowired
        MessageDecorator decorator;

        @Autowired
        Companies companies;

        @Autowired
        ImportRows rows;

        @Autowired
        TestSegments segments;

        @Autowired
        OutgoingWebhooks webhooks;

        @Autowired
        JdbcClient jdbc;

        private final String name = "ada" + UUID.randomUUID();
        ContactId kept;
        ContactId gone;

        @BeforeEach
        void twoOfOne() {
            scenario.tomorrowAt(2);
            kept = contact(name + "@work.example", Map.of("firstName", "Ada", "city", "Bath"));
            gone = contact(name + "@home.example", Map.of("firstName", "Augusta", "tea", "Assam"));
        }

        @Test
        void whatBothSayTheKeptOneSaysAndTheRestIsAdded() {
            contacts.change(gone, it -> with(it, "shop-" + name));
            Contact one = merging.merge(kept, gone, "test");

            assertThat(one.attributes()).isEqualTo(Map.of("firstName", "Ada", "city", "Bath", "tea", "Assam"));
            assertThat(one.externalId()).isEqualTo("shop-" + name);
            assertThat(contacts.find(kept)).contains(one);
            assertThat(contacts.find(gone)).isEmpty();
        }

        @Test
        void herOldAddressAndHerOldIdsLeadToHer() {
            contacts.change(kept, it -> with(it, "crm-" + name));
            contacts.change(gone, it -> with(it, "shop-" + name));
            merging.merge(kept, gone, "test");

            assertThat(contacts.findByEmail(name + "@HOME.example")
                            .orElseThrow()
                            .id())
                    .isEqualTo(kept);
            assertThat(contacts.findByExternalId("shop-" + name).orElseThrow().id())
                    .isEqualTo(kept);
            assertThat(contacts.current(gone)).isEqualTo(kept);
            assertThat(contact(name + "@home.example", Map.of("tea", "Oolong"))).isEqualTo(kept);
            assertThat(contacts.find(kept).orElseThrow().email()).isEqualTo(name + "@work.example");

            ContactId third = contact(name + "@third.example", Map.of());
            merging.merge(third, kept, "test");
            assertThat(contacts.current(gone)).isEqualTo(third);
            assertThat(contacts.findByEmail(name + "@home.example")
                            .orElseThrow()
                            .id())
                    .isEqualTo(third);
        }

        @Test
        void whatSheSaidLastHoldsAndNothingOfHerProofIsLost() {
            scenario.subscribes(kept, "newsletter");
            scenario.pass(Duration.ofHours(1));
            scenario.consents.withdraw(gone, "newsletter", scenario.proof());
            scenario.subscribes(gone, "offers");
            merging.merge(kept, gone, "test");

            assertThat(scenario.consents.of(kept, "newsletter").orElseThrow().status())
                    .isEqualTo(Consent.Status.WITHDRAWN);
            assertThat(scenario.consents.of(kept, "offers").orElseThrow().status())
                    .isEqualTo(Consent.Status.GRANTED);
            assertThat(jdbc.sql("select count(*) from consent_history where contact_id = ?")
                            .param(kept.value())
                            .query(Long.class)
                            .single())
                    .isGreaterThanOrEqualTo(3);
        }

        @Test
        void theMoreCarefulWishAndAComplaintHold() {
            preferences.change(
                    gone, "test", it -> it.withFrequency(Frequency.MONTHLY).withProfiling(false));
            suppressions.suppress(name + "@home.example", SuppressionKind.COMPLAINED, "She called it spam");
            merging.merge(kept, gone, "test");

            assertThat(preferences.of(kept).frequency()).isEqualTo(Frequency.MONTHLY);
            assertThat(preferences.of(kept).profiling()).isFalse();
            assertThat(suppressions.reasonFor(name + "@work.example")).contains("She called it spam");
        }

        @Test
        void herRunGoesOnAsHersAndIsNotDoubled() {
            String alone = TestJourneys.sending(engine, Map.of("trigger", "api"));
            String both = TestJourneys.sending(engine, Map.of("trigger", "api"));
            scenario.subscribes(kept, "newsletter");
            scenario.subscribes(gone, "newsletter");
            journeys.enrol(alone, gone, Map.of());
            journeys.enrol(both, gone, Map.of());
            journeys.enrol(both, kept, Map.of());
            merging.merge(kept, gone, "test");

            assertThat(scenario.enrolment(kept, alone).state()).isEqualTo(State.RUNNING);
            scenario.does(kept, "order.placed", Map.of());
            scenario.settle();
            assertThat(scenario.enrolment(kept, alone).reason()).isEqualTo("Left by 'Order placed': Bought");
            assertThat(scenario.events(kept, "journey.left"))
                    .extracting(LoggedEvent::reason)
                    .contains("She was merged with a contact that is in this journey, too");
            assertThat(scenario.events(kept, "contact.merged")).hasSize(1);
        }

        @Test
        void nothingSpeaksOfTheOldOneButWhatLeadsToHer() {
            livedHere(gone);
            toldByAnExport(gone);
            merging.merge(kept, gone, "test");
            assertThat(EveryColumn.holding(jdbc, gone.toString()))
                    .isSubsetOf(
                            "contact_alias.gone",
                            "event_log.properties",
                            "outbox.idempotency_key",
                            "export_contact.contact_id");
            assertThat(told(gone)).isEmpty();
            assertThat(scenario.events(kept, "email.sent")).isNotEmpty();
        }

        @Test
        void whoIsErasedIsNowhere() {
            livedHere(gone);
            merging.merge(kept, gone, "test");
            livedHere(kept);
            toldByAnExport(kept);
            ErasureProof proof = erasures.erase(kept, "herself").orElseThrow();

            // Her number alone, until the store that was told of her knows that she is gone: see ExportsTests.
            assertThat(EveryColumn.holding(jdbc, kept.toString())).containsExactly("export_contact.contact_id");
            assertThat(told(kept)).isEmpty();
            assertThat(EveryColumn.holding(jdbc, gone.toString())).isEmpty();
            assertThat(EveryColumn.holding(jdbc, name)).isEmpty();
            assertThat(erasures.proof(proof.id())).contains(proof);
            assertThat(proof.orderedBy()).isEqualTo("herself");
            assertThat(proof.erased()).containsEntry("contact", 1).containsEntry("formerAddresses", 1);
            assertThat((Integer) proof.erased().get("events")).isGreaterThan(5);
            assertThat((Integer) proof.erased().get("mails")).isPositive();
            assertThat(erasures.erase(kept, "herself")).isEmpty();
        }

        /** In the tables her life above does not reach, too. */
        @Test
        void whoIsPlantedInEveryTableIsNowhereAfterwards() {
            livedHere(kept);
            aPlaceForEverything();
            String planted = "planted" + UUID.randomUUID();
            List<String> tables = PlantedEverywhere.plant(jdbc, kept.value(), planted);
            assertThat(tables)
                    .hasSizeGreaterThan(30)
                    .allMatch(table -> PlantedEverywhere.holds(jdbc, table, kept.value()));
            segments.takeAway();
            erasures.erase(kept, "herself");
            assertThat(EveryColumn.holding(jdbc, kept.toString())).containsExactly("export_contact.contact_id");
            assertThat(EveryColumn.holding(jdbc, planted)).isEmpty();
        }

        /** What foreign keys of planted rows lead to. */
        private void aPlaceForEverything() {
            jdbc.sql("delete from connection where name = 'plant'").update();
            jdbc.sql("insert into connection (name, kind, settings, secrets, created_at, created_by)"
                            + " values ('plant', 'shopify', '{}', 'none', current_timestamp, 'test')")
                    .update();
            companies.put("Plant", null, "plant", Map.of());
            rows.begin("plant", "test");
            jdbc.sql("delete from coupon_pool where pool = 'plant'").update();
            jdbc.sql(
                            "insert into coupon_pool (pool, name, kind, prefix, code_length, on_demand, alert_below, created_at)"
                                    + " values ('plant', 'Plants', 'IMPORTED', '', 8, false, 0, current_timestamp)")
                    .update();
            segments.keep("plant", TestSegments.did("plant.grew"));
            webhooks.add("https://plant.example/", List.of("plant.grew"), false, "test");
        }

        @Test
        void refusesWhatCannotBeOne() {
            assertThatThrownBy(() -> merging.merge(kept, kept, "test")).isInstanceOf(CannotMerge.class);
            ContactId nobody = new ContactId(UUID.randomUUID());
            assertThatThrownBy(() -> merging.merge(kept, nobody, "test")).isInstanceOf(ContactNotFound.class);
            assertThat(contacts.find(gone)).isPresent();
        }

        /** Everything a contact leaves behind by living here: mails, runs, reactions, wishes. */
        private void livedHere(ContactId contact) {
            String journey = TestJourneys.sending(engine, Map.of("trigger", "api", "reentry", "afterExit"));
            scenario.subscribes(contact, "newsletter");
            journeys.enrol(journey, contact, Map.of());
            preferences.change(contact, "test", it -> it.withFrequency(Frequency.WEEKLY));
            scenario.tomorrowAt(10);
            scenario.does(contact, "product.viewed", Map.of("productId", "assam-250", "by", name));
            scenario.settle();
            journeys.enrol(TestJourneys.sending(engine, Map.of("trigger", "api")), contact, Map.of());
        }

        private void toldByAnExport(ContactId contact) {
            jdbc.sql("insert into export_contact (contact_id, run, told, told_before) values (?, 0, 'print', 'print')")
                    .param(contact.value())
                    .update();
        }

        /** What is left of what the export knew of her. */
        private String told(ContactId contact) {
            return jdbc.sql("select told || told_before from export_contact where contact_id = ?")
                    .param(contact.value())
                    .query(String.class)
                    .single();
        }

        private ContactId contact(String email, Map<String, Object> attributes) {
            return contacts.upsert(new NewContact(email, null, null, null, attributes))
                    .id();
        }

        private static Contact with(Contact contact, String externalId) {
            return new Contact(
                    contact.id(),
                    contact.email(),
                    externalId,
                    contact.timeZone(),
                    contact.locale(),
                    contact.attributes(),
                    contact.createdAt());
        }
    }
}
