package io.postrider.integrations.audiences;

import io.postrider.contacts.ContactEvents.ContactErased;
import io.postrider.contacts.ContactEvents.ContactsMerged;
import io.postrider.contacts.PersonalData;
import io.postrider.integrations.connections.Connection;
import io.postrider.integrations.connections.Connections;
import io.postrider.segments.SegmentUse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What others have to know of audiences: who is forgotten here is forgotten there, and a segment in use stays. */
@Configuration(proxyBeanMethods = false)
class AudienceListeners {

    private final AudienceTable table;

    AudienceListeners(AudienceTable table) {
        this.table = table;
    }

    @EventListener
    void on(ContactErased erased) {
        table.gone(erased.contact());
    }

    /** The one who is kept is looked at anew by the next run. */
    @EventListener
    void on(ContactsMerged merged) {
        table.gone(merged.gone());
    }

    @Bean
    PersonalData audiencesOfHers() {
        return new PersonalData("audiences", table::of);
    }

    @Bean
    SegmentUse audiencesOfASegment(ObjectProvider<Connections> connections) {
        return segment -> connections.getObject().all().stream()
                .filter(it -> it.kind().endsWith("-audience"))
                .filter(it -> segment.equals(it.settings().get("segment")))
                .map(Connection::name)
                .map(it -> "the audience '" + it + "'")
                .toList();
    }
}
