package io.postrider.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Purpose;
import io.postrider.delivery.Email;
import io.postrider.delivery.MailId;
import io.postrider.delivery.spi.CommunicationIntensity.Limit;
import io.postrider.delivery.spi.OutgoingMail;
import io.postrider.events.Origin;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.HistoryService;
import org.operaton.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Autowired;

/** How much mail is enough, as the table draws it. */
class IntensityTableTests {

    private static final Limit THREE = new Limit(3, Duration.ofDays(7), false);
    private static final Limit FIVE = new Limit(5, Duration.ofDays(7), false);
    private static final Limit ONE = new Limit(1, Duration.ofDays(14), false);
    private static final Limit TWO_OFFERS = new Limit(2, Duration.ofDays(7), true);

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {}

    abstract static class Contract {

        @Autowired
        IntensityTable table;

        @Autowired
        RepositoryService repository;

        @Autowired
        HistoryService history;

        private String deployment;

        @AfterEach
        void takeBack() {
            if (deployment != null) {
                repository.deleteDeployment(deployment, true);
                table.forget();
            }
        }

        void deploy(String xml) {
            deployment = repository
                    .createDeployment()
                    .addString("communication-intensity.dmn", xml)
                    .deploy()
                    .getId();
            table.forget();
        }

        Optional<List<Limit>> limits(String purpose, Map<String, Object> attributes) {
            ContactId id = new ContactId(UUID.randomUUID());
            Contact contact = new Contact(id, "ada@example.com", null, null, null, attributes, Instant.EPOCH);
            Email email = new Email("k", id, purpose, "t", null, Map.of(), Origin.NONE, Email.Moment.NOW, false, 0);
            Purpose what = new Purpose(purpose, purpose, "", false);
            return table.limits(new OutgoingMail(new MailId(1), email, contact, what, Instant.EPOCH, "other"));
        }

        @Test
        void theShippedTableKnowsWhoIsLoyalAndWhoSleeps() {
            assertThat(limits("newsletter", Map.of())).contains(List.of(THREE));
            assertThat(limits("newsletter", Map.of("engagement", "active"))).contains(List.of(THREE));
            assertThat(limits("newsletter", Map.of("engagement", "loyal"))).contains(List.of(FIVE));
            assertThat(limits("newsletter", Map.of("engagement", "sleeping"))).contains(List.of(ONE));
            assertThat(limits("newsletter", Map.of("engagement", List.of("loyal"))))
                    .as("only plain values count")
                    .contains(List.of(THREE));
        }

        @Test
        void everyRuleThatFitsIsALimit() {
            assertThat(limits("offers", Map.of("engagement", "loyal")).orElseThrow())
                    .containsExactlyInAnyOrder(FIVE, TWO_OFFERS);
        }

        @Test
        void theNewestVersionCounts() throws IOException {
            String shipped = Files.readString(
                    Path.of("processes/decisions/communication-intensity.dmn"), StandardCharsets.UTF_8);
            deploy(shipped.replace("<text>3</text>", "<text>4</text>"));

            assertThat(limits("newsletter", Map.of())).contains(List.of(new Limit(4, Duration.ofDays(7), false)));
        }

        @Test
        void aTableThatCannotAnswerLeavesItToTheSettings() throws IOException {
            String shipped = Files.readString(
                    Path.of("processes/decisions/communication-intensity.dmn"), StandardCharsets.UTF_8);
            deploy(shipped.replace("<text>3</text>", "<text>0</text>"));

            assertThat(limits("newsletter", Map.of())).isEmpty();
            assertThat(limits("newsletter", Map.of("engagement", "loyal"))).contains(List.of(FIVE));
        }

        @Test
        void theEngineKeepsNothingOfIt() {
            long before = history.createHistoricDecisionInstanceQuery().count();
            limits("newsletter", Map.of("engagement", UUID.randomUUID().toString()));
            assertThat(history.createHistoricDecisionInstanceQuery().count()).isEqualTo(before);
        }
    }
}
