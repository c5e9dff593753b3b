package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this module holds about a contact, for her own copy. */
@Configuration(proxyBeanMethods = false)
class ContactCopy {

    /** A change of her consent. @param change a status, or {@code DROPPED} */
    record ConsentChange(String purpose, String change, Proof proof) {}

    @Bean
    @Order(1)
    PersonalData heldContact(ContactTable contacts, Suppressions suppressions) {
        return new PersonalData("contact", id -> contacts.byId(id)
                .map(contact -> told(contact, suppressions))
                .orElse(Map.of()));
    }

    @Bean
    @Order(2)
    PersonalData heldConsents(ConsentChanges consents) {
        return new PersonalData("consents", consents::of);
    }

    @Bean
    @Order(3)
    PersonalData heldConsentHistory(JdbcClient jdbc) {
        return new PersonalData("consentHistory", id -> history(jdbc, id));
    }

    @Bean
    @Order(4)
    PersonalData heldPreferences(Preferences preferences) {
        return new PersonalData("preferences", preferences::of);
    }

    @Bean
    @Order(5)
    PersonalData heldFormerAddresses(AliasTable aliases) {
        return new PersonalData("formerAddresses", aliases::of);
    }

    @Bean
    @Order(6)
    PersonalData heldTags(Tags tags) {
        return new PersonalData("tags", tags::of);
    }

    @Bean
    @Order(7)
    PersonalData heldSources(AttributeSources sources) {
        return new PersonalData("attributeSources", sources::of);
    }

    @Bean
    @Order(8)
    PersonalData heldComputed(ComputedAttributes computed) {
        return new PersonalData("computed", id -> computed.ofAll(List.of(id)).getOrDefault(id, Map.of()));
    }

    @Bean
    @Order(9)
    PersonalData heldCompanies(Companies companies) {
        return new PersonalData("companies", companies::of);
    }

    private static Map<String, Object> told(Contact contact, Suppressions suppressions) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", contact.id());
        told.put("email", contact.email());
        told.put("externalId", contact.externalId());
        told.put("timeZone", contact.timeZone());
        told.put("language", contact.locale() == null ? null : contact.locale().toLanguageTag());
        told.put("attributes", contact.attributes());
        told.put("createdAt", contact.createdAt());
        told.put("neverMailedBecause", suppressions.reasonFor(contact.email()).orElse(null));
        return told;
    }

    private static List<ConsentChange> history(JdbcClient jdbc, ContactId id) {
        return jdbc.sql("select * from consent_history where contact_id = ? order by id")
                .param(id.value())
                .query((row, number) -> new ConsentChange(
                        row.getString("purpose"),
                        row.getString("change"),
                        new Proof(
                                row.getString("source"),
                                Timestamps.read(row, "acted_at"),
                                row.getString("ip"),
                                row.getString("wording"),
                                row.getString("form"),
                                row.getString("form_version"))))
                .list();
    }
}
