package io.postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose mailbox a mail goes to. */
class MailSortingTests {

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        DeliveryFixture the;

        @Autowired
        MailDomains domains;

        @Autowired
        Claims claims;

        private final String run = UUID.randomUUID().toString();

        @Test
        void knowsWellKnownDomainsAndAsksForTheHostsOfOthers() {
            Map<String, Answer> mx = Map.of(
                    "a." + run + ".example", Answer.of(List.of("aspmx.l.google.com")),
                    "b." + run + ".example", Answer.of(List.of("mail.b.example")));
            MailId listed = mailTo("ada-" + run + "@hotmail.com");
            MailId company = mailTo("ada@a." + run + ".example");
            MailId small = mailTo("ada@b." + run + ".example");
            MailId unheard = mailTo("ada@c." + run + ".example");

            new MailSorting(domains, answering(mx)).sort();

            assertThat(List.of(provider(listed), provider(company), provider(small), provider(unheard)))
                    .containsExactly("microsoft", "google", "other", "other");
            assertThat(provider(mailTo("bea@a." + run + ".example")))
                    .as("known from now on")
                    .isEqualTo("google");
            assertThat(claims.dueProviders()).contains("microsoft", "google", "other");
        }

        @Test
        void asksAgainAfterAnHourWhereDnsSaidNothing() {
            mailTo("ada@silent." + run + ".example");
            List<Object> asked = new java.util.ArrayList<>();
            Dns silent = (Dns) Proxy.newProxyInstance(
                    Dns.class.getClassLoader(), new Class<?>[] {Dns.class}, (dns, method, arguments) -> {
                        asked.add(arguments[0]);
                        return noAnswer();
                    });
            MailSorting sorting = new MailSorting(domains, silent);
            sorting.sort();
            sorting.sort();
            assertThat(asked).containsOnlyOnce("silent." + run + ".example");
            the.clock.advance(Duration.ofMinutes(61));
            sorting.sort();
            assertThat(asked).filteredOn(("silent." + run + ".example")::equals).hasSize(2);
        }

        @Test
        void theExpressLaneGoesFirstWhateverTheProvider() {
            the.sendAll();
            the.clock.advance(Duration.ofSeconds(1));
            ContactId bulk = the.subscriber("bulk@e." + run + ".example", "UTC", "Bea");
            the.enqueue(new Email(
                    "bulk:" + run,
                    bulk,
                    "newsletter",
                    DeliveryFixture.TEMPLATE,
                    null,
                    Map.of(),
                    io.postrider.events.Origin.NONE,
                    Email.Moment.NOW,
                    false,
                    -1));
            the.jdbc
                    .sql("update outbox set provider = 'apple', not_before = queued_at where idempotency_key = ?")
                    .param("bulk:" + run)
                    .update();
            mailTo("ada-" + run + "@gmail.com");
            domains.learn(Map.of("gmail.com", "google"));
            domains.requeue();
            for (int i = 0; i < 5; i++) {
                List<String> due = claims.dueProviders();
                assertThat(due.indexOf("google")).isBetween(0, due.indexOf("apple") - 1);
            }
            the.sendAll();
        }

        @Test
        void aClaimTakesOneProvidersMailsOnly() {
            the.sendAll();
            MailId other = mailTo("ada@d." + run + ".example");
            MailId google = mailTo("ada-" + run + "@gmail.com");
            new MailSorting(domains, answering(Map.of())).sort();

            assertThat(claims.claim("google", 200))
                    .extracting(Claim::id)
                    .contains(google)
                    .doesNotContain(other);
            assertThat(claims.dueProviders()).contains("other");
            the.jdbc
                    .sql("update outbox set state = 'PENDING', node = null where id = ?")
                    .param(google.value())
                    .update();
            the.sendAll();
            assertThat(the.mail(google).state()).isEqualTo("SENT");
            assertThat(the.mail(other).state()).isEqualTo("SENT");
        }

        private MailId mailTo(String address) {
            ContactId contact = the.subscriber(address, "UTC", "Ada");
            the.clock.advance(Duration.ofSeconds(1));
            return the.enqueue(the.answer(contact));
        }

        private String provider(MailId mail) {
            return the.jdbc
                    .sql("select provider from outbox where id = ?")
                    .param(mail.value())
                    .query(String.class)
                    .single();
        }

        private static Dns answering(Map<String, Answer> mx) {
            return (Dns) Proxy.newProxyInstance(
                    Dns.class.getClassLoader(),
                    new Class<?>[] {Dns.class},
                    (dns, method, arguments) -> mx.getOrDefault(arguments[0], noAnswer()));
        }

        private static Answer noAnswer() {
            return new Answer(Answer.State.UNKNOWN, List.of());
        }
    }
}
