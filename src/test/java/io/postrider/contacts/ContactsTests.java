package io.postrider.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postrider.contacts.Contacts.Upserted;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Contacts are found however their address is spelt, and two of one address never exist. */
class ContactsTests {

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
        Suppressions suppressions;

        @Autowired
        PlatformTransactionManager transactions;

        @Test
        void keepsWhatIsToldAboutAContact() {
            String email = "Mara." + UUID.randomUUID() + "@Fernandkettle.example";
            Map<String, Object> attributes = Map.of(
                    "firstName", "Mara", "visits", 3, "spent", 12.5, "vip", true, "likes", List.of("green", "oolong"));
            Upserted mara = contacts.upsert(
                    new NewContact(email, null, ZoneId.of("Europe/Paris"), Locale.forLanguageTag("fr-FR"), attributes));

            assertThat(mara.created()).isTrue();
            Contact found = contacts.findByEmail(email.toLowerCase(Locale.ROOT)).orElseThrow();
            assertThat(found.id()).isEqualTo(mara.id());
            assertThat(found.email()).isEqualTo(email);
            assertThat(found.timeZone()).isEqualTo(ZoneId.of("Europe/Paris"));
            assertThat(found.locale()).isEqualTo(Locale.FRANCE);
            assertThat(found.attributes()).isEqualTo(attributes);
            assertThat(contacts.findAll(List.of(mara.id(), mara.id()))).containsOnlyKeys(mara.id());
        }

        @Test
        void addsToWhatIsKnownAndForgetsWhatIsToldToBeNull() {
            String email = address();
            ContactId id =
                    contacts.upsert(of(email, Map.of("a", 1, "b", "two"))).id();
            Map<String, Object> told = new java.util.HashMap<>(Map.of("c", false));
            told.put("a", null);

            Upserted again = contacts.upsert(of(email.toUpperCase(Locale.ROOT), told));

            assertThat(again).isEqualTo(new Upserted(id, false));
            assertThat(contacts.find(id).orElseThrow().attributes()).isEqualTo(Map.of("b", "two", "c", false));
            assertThat(contacts.find(id).orElseThrow().email()).isEqualTo(email);
        }

        @Test
        void manyAtOnceWithOneAddressMakeOneContact() throws Exception {
            String email = address();
            List<Callable<Upserted>> calls = IntStream.range(0, 16)
                    .<Callable<Upserted>>mapToObj(i -> () -> contacts.upsert(of(email, Map.of("n" + i, i))))
                    .toList();
            var pool = Executors.newFixedThreadPool(8);
            List<Upserted> results = new ArrayList<>();
            for (Future<Upserted> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            pool.shutdown();

            assertThat(results.stream().map(Upserted::id).distinct()).hasSize(1);
            assertThat(results.stream().filter(Upserted::created)).hasSize(1);
            assertThat(contacts.find(results.get(0).id()).orElseThrow().attributes())
                    .hasSize(16);
        }

        @Test
        void anExternalIdBelongsToOneContactAndTheTransactionGoesOn() {
            String externalId = "shop-" + UUID.randomUUID();
            ContactId first = contacts.upsert(new NewContact(address(), externalId, null, null, null))
                    .id();
            ContactId other = contacts.upsert(of(address(), null)).id();

            assertThatThrownBy(() -> contacts.upsert(new NewContact(address(), externalId, null, null, null)))
                    .isInstanceOf(ExternalIdTaken.class);
            String later = address();
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                assertThatThrownBy(() -> contacts.change(other, known -> withExternalId(known, externalId)))
                        .isInstanceOf(ExternalIdTaken.class);
                status.setRollbackOnly();
            });
            contacts.upsert(of(later, null));

            assertThat(contacts.findByExternalId(externalId).orElseThrow().id()).isEqualTo(first);
            assertThat(contacts.findByEmail(later)).isPresent();
        }

        @Test
        void anAddressMovesOnlyWhereNobodyLives() {
            String taken = address();
            contacts.upsert(of(taken, null));
            ContactId mover = contacts.upsert(of(address(), null)).id();
            String fresh = address();

            assertThatThrownBy(() -> contacts.change(mover, known -> withEmail(known, taken)))
                    .isInstanceOf(AddressTaken.class);
            contacts.change(mover, known -> withEmail(known, fresh));

            assertThat(contacts.findByEmail(fresh).orElseThrow().id()).isEqualTo(mover);
        }

        @Test
        void pagesThroughAllContactsInOrder() {
            List<ContactId> made = IntStream.range(0, 5)
                    .mapToObj(i -> contacts.upsert(of(address(), null)).id())
                    .toList();
            List<ContactId> seen = new ArrayList<>();
            ContactId after = null;
            for (var page = contacts.page(after, 2); !page.isEmpty(); page = contacts.page(after, 2)) {
                page.forEach(contact -> seen.add(contact.id()));
                after = seen.get(seen.size() - 1);
            }

            assertThat(seen).containsAll(made).doesNotHaveDuplicates();
            assertThat(contacts.count()).isEqualTo(seen.size());
        }

        @Test
        void aForgottenContactIsGone() {
            String email = address();
            ContactId id = contacts.upsert(of(email, null)).id();

            assertThat(contacts.erase(id)).isTrue();
            assertThat(contacts.erase(id)).isFalse();
            assertThat(contacts.find(id)).isEmpty();
            assertThat(contacts.upsert(of(email, null)).id()).isNotEqualTo(id);
        }

        @Test
        void aSuppressedAddressStaysSuppressedHoweverItIsSpelt() {
            String email = address();
            suppressions.suppress(email, SuppressionKind.BOUNCED, "bounced: no such user");
            suppressions.suppress(email.toUpperCase(Locale.ROOT), SuppressionKind.ASKED, "asked");

            assertThat(suppressions.reasonFor(email.toUpperCase(Locale.ROOT))).contains("bounced: no such user");
            assertThat(suppressions.reasonFor(address())).isEmpty();
        }

        private static Contact withEmail(Contact known, String email) {
            return new Contact(
                    known.id(),
                    email,
                    known.externalId(),
                    known.timeZone(),
                    known.locale(),
                    known.attributes(),
                    known.createdAt());
        }

        private static Contact withExternalId(Contact known, String externalId) {
            return new Contact(
                    known.id(),
                    known.email(),
                    externalId,
                    known.timeZone(),
                    known.locale(),
                    known.attributes(),
                    known.createdAt());
        }

        private static NewContact of(String email, Map<String, Object> attributes) {
            return new NewContact(email, null, null, null, attributes);
        }

        private static String address() {
            return "mara." + UUID.randomUUID() + "@fernandkettle.example";
        }
    }
}
