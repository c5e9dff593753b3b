package io.postrider.contacts.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.MailReach;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.quality.AddressHint.Kind;
import io.postrider.contacts.quality.Duplicates.Suspects;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Doubtful addresses and probable duplicates are found, whoever told of them. */
class DuplicatesTests {

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
        AddressNotes notes;

        @Autowired
        AddressNoteTable table;

        @Autowired
        Duplicates duplicates;

        @Autowired
        Clock clock;

        @Autowired
        TestRestTemplate http;

        private final String name = "ada" + UUID.randomUUID().toString().replace("-", "");

        @Test
        void findsTwoSpellingsOfOneMailbox() {
            ContactId first = contact(name + "@gmail.com");
            ContactId second = contact(name.substring(0, 5) + "." + name.substring(5) + "+shop@googlemail.com");
            notes.lookAtNew();

            assertThat(duplicates.suspects(200)).anySatisfy(it -> assertThat(Set.of(it.first(), it.second()))
                    .isEqualTo(Set.of(first, second)));
        }

        @Test
        void looksAgainWhenTheAddressIsChanged() {
            ContactId she = contact(name + "@gmial.com");
            notes.lookAtNew();
            assertThat(notes.of(she)).anySatisfy(hint -> {
                assertThat(hint.kind()).isEqualTo(Kind.TYPO);
                assertThat(hint.suggestion()).isEqualTo(name + "@gmail.com");
            });
            contacts.change(
                    she,
                    it -> new io.postrider.contacts.Contact(
                            it.id(), name + "@gmail.com", null, null, null, it.attributes(), it.createdAt()));
            notes.lookAtAll();
            assertThat(notes.of(she)).isEmpty();
        }

        @Test
        void tellsWhoCannotBeReachedWhereDnsAnswers() {
            ContactId she = contact(name + "@nobody-takes-mail.example");
            StaticListableBeanFactory beans = new StaticListableBeanFactory();
            beans.addBean("reach", (MailReach) domain ->
                    domain.startsWith("nobody-takes-mail") ? MailReach.Reach.NOBODY : MailReach.Reach.UNKNOWN);
            new AddressNotes(table, beans.getBeanProvider(MailReach.class), clock).lookAtAll();

            assertThat(notes.of(she)).extracting(AddressHint::kind).containsExactly(Kind.NO_MAIL_SERVER);
            assertThat(notes.doubtful(Kind.NO_MAIL_SERVER, null, 1_000))
                    .extracting(AddressNote::contact)
                    .contains(she);
        }

        @Test
        void remembersWhoWasToldWithOneExternalId() {
            ContactId holder = contact(name + "@work.example");
            ContactId other = contact(name + "@home.example");
            assertThat(told(name + "@work.example", "crm-" + name)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
            for (int twice = 0; twice < 2; twice++) {
                assertThat(told(name + "@home.example", "crm-" + name)
                                .getStatusCode()
                                .value())
                        .isEqualTo(409);
            }
            assertThat(duplicates.suspects(200))
                    .filteredOn(it -> it.first().equals(holder))
                    .extracting(Suspects::second)
                    .containsExactly(other);

            ResponseEntity<String> merged =
                    send("/api/contacts/" + holder + "/merges", "{\"contact\":\"" + other + "\"}");
            assertThat(merged.getStatusCode().value()).isEqualTo(204);
            assertThat(duplicates.suspects(200)).noneMatch(it -> it.first().equals(holder));
            assertThat(send("/api/contacts/" + holder + "/merges", "{\"contact\":\"" + other + "\"}")
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(send("/api/contacts/" + holder + "/merges", "{}")
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
        }

        private ContactId contact(String email) {
            return contacts.upsert(new NewContact(email, null, null, null, Map.of()))
                    .id();
        }

        private ResponseEntity<String> told(String email, String externalId) {
            return send("/api/contacts", "{\"email\":\"" + email + "\",\"externalId\":\"" + externalId + "\"}");
        }

        private ResponseEntity<String> send(String path, String body) {
            HttpHeaders headers = new HttpHeaders();
            headers.setBearerAuth("test-key");
            headers.setContentType(MediaType.APPLICATION_JSON);
            return http.exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
        }
    }
}
