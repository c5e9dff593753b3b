package io.postrider.integrations.crm;

import io.postrider.contacts.Attributes;
import io.postrider.contacts.ContactEvents.ContactChanged;
import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.PersonalData;
import io.postrider.events.EventLog;
import io.postrider.integrations.connections.ConnectionKind;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Task;
import io.postrider.time.MachineTime;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** HubSpot as something that can be connected, and what its links to contacts hear. */
@Configuration(proxyBeanMethods = false)
class HubSpotConnection {

    private final CrmTable table;

    HubSpotConnection(CrmTable table) {
        this.table = table;
    }

    /** What is needed to reach it, and what is done with it. */
    private record Kind(HubSpot hubSpot, List<Task> tasks) implements ConnectionKind {

        @Override
        public String name() {
            return "hubspot";
        }

        @Override
        public String title() {
            return "HubSpot";
        }

        @Override
        public String summary() {
            return "Contacts and deals come in as they change; scores, engagement and shared fields go out. Of a field both write, the later"
                    + " writer counts.";
        }

        @Override
        public List<Part> parts() {
            return List.of(
                    Part.secret(
                            "token",
                            "Access token",
                            "Settings, Integrations, Private apps; it begins with pat-.",
                            "[A-Za-z0-9-]{10,200}"),
                    Part.choice(
                            "fields",
                            "Fields both write",
                            "Ours and theirs, such as firstName=firstname, company=company.",
                            FieldMap.PATTERN,
                            "firstName=firstname, lastName=lastname, company=company, lifecycleStage=lifecyclestage"),
                    Part.choice(
                            "scores",
                            "Scores to tell",
                            "Worked-out attributes and their properties, such as orderCount=postrider_orders.",
                            FieldMap.PATTERN,
                            "orderCount=postrider_orders, topCategory=postrider_favourite_category"),
                    Part.choice(
                            "address",
                            "Address of the API",
                            null,
                            "https?://[A-Za-z0-9.:-]+",
                            "https://api.hubapi.com"));
        }

        @Override
        public void check(Reach reach) {
            hubSpot.ask(reach, "GET", "/crm/v3/objects/contacts?limit=1", null);
        }
    }

    @Bean
    ConnectionKind hubSpotKind(
            HubSpot hubSpot,
            Contacts contacts,
            Attributes attributes,
            EventLog log,
            TellOut.Known known,
            Clock clock,
            MachineTime time) {
        return new Kind(
                hubSpot,
                List.of(
                        new ContactsIn(hubSpot, table, contacts, attributes, time),
                        new DealsIn(hubSpot, table, log, clock, time),
                        new TellOut(hubSpot, table, known, time)));
    }

    @Bean
    PersonalData linksToCrm() {
        return new PersonalData("crm", table::of);
    }

    @EventListener
    void on(ContactChanged changed) {
        table.changedHere(changed.contact(), changed.fields());
    }

    @EventListener
    void on(ContactErased erased) {
        table.forget(erased.contact());
    }

    /** The CRM still has two; which of them is whose is looked at anew when one of them changes. */
    @EventListener
    void on(ContactsMerged merged) {
        table.forget(merged.gone());
    }
}
