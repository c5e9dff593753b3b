package io.postrider.events.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.KnownContacts;
import io.postrider.events.EventSettings;
import io.postrider.events.EventSettings.UnknownContact;
import io.postrider.events.NewEvent;
import io.postrider.events.spi.EventCheck;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked about one event before it is logged: other modules, and whether strangers are welcome. */
class EventReaderTests {

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
        KnownContacts known;

        @Autowired
        Clock clock;

        final String email = "stranger." + UUID.randomUUID() + "@fernandkettle.example";
        final EventCheck noNegativeTotal = (name, properties) ->
                name.equals("order.placed") && properties.get("total") instanceof Integer total && total < 0
                        ? Optional.of("properties.total must not be negative.")
                        : Optional.empty();

        @Test
        void refusesWhatAnotherModuleFindsFault() {
            assertThatThrownBy(() -> read("order.placed", -5, UnknownContact.CREATE))
                    .isInstanceOf(EventFault.class)
                    .hasMessage("properties.total must not be negative.");
            assertThat(contacts.findByEmail(email))
                    .as("nobody is created for an event that is refused")
                    .isEmpty();
            assertThat(read("order.cancelled", -5, UnknownContact.CREATE).properties())
                    .containsEntry("total", -5);
        }

        @Test
        void refusesStrangersUnlessTheyAreWelcome() {
            assertThatThrownBy(() -> read("order.placed", 5, UnknownContact.REFUSE))
                    .hasMessage("There is no contact with this email.");

            ContactId created = read("order.placed", 5, UnknownContact.CREATE).contact();

            assertThat(contacts.findByEmail(email).orElseThrow().id()).isEqualTo(created);
            assertThat(read("order.placed", 6, UnknownContact.CREATE).contact()).isEqualTo(created);
        }

        private NewEvent read(String name, int total, UnknownContact strangers) {
            EventSettings settings =
                    new EventSettings(3, Duration.ZERO, 100, 4000, 6, 32000, Duration.ofMinutes(5), strangers);
            JsonNode event = new ObjectMapper()
                    .valueToTree(java.util.Map.of(
                            "name", name,
                            "contact", java.util.Map.of("email", email),
                            "properties", java.util.Map.of("total", total)));
            MentionedContacts mentioned = new MentionedContacts(
                    known, new ObjectMapper().createArrayNode().add(event), new Strangers(contacts, settings)::byEmail);
            return new EventReader(clock, settings, new EventProperties(settings), List.of(noNegativeTotal))
                    .read(event, mentioned::find);
        }
    }
}
