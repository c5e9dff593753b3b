package io.postrider.integrations.exports;

import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Preference;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Suppressions;
import io.postrider.contacts.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Everything that is told of contacts: what is known of each, and how she wants her mail. Nothing in it changes by time alone. */
@Component
class ContactLines {

    private final Tags tags;
    private final Consents consents;
    private final Preferences preferences;
    private final Suppressions suppressions;
    private final Function<List<ContactId>, Map<ContactId, Map<String, Object>>> computed;

    ContactLines(
            Tags tags,
            Consents consents,
            Preferences preferences,
            Suppressions suppressions,
            ComputedAttributes computed,
            ExportSettings settings) {
        this.tags = tags;
        this.consents = consents;
        this.preferences = preferences;
        this.suppressions = suppressions;
        this.computed = settings.computed() ? computed::ofAll : contacts -> Map.of();
    }

    /**
     * A contact as she is now.
     *
     * @param suppressed whether her address is never mailed again
     * @param profiling false: nothing may be predicted or measured about her as a person
     */
    record ContactLine(
            String id,
            String email,
            String externalId,
            Instant createdAt,
            String timeZone,
            String locale,
            Map<String, Object> attributes,
            Map<String, Object> computed,
            Set<String> tags,
            List<ConsentLine> consents,
            boolean suppressed,
            boolean profiling,
            String frequency,
            Instant pausedUntil) {}

    /** @param status PENDING, GRANTED or WITHDRAWN @param expiresAt a yes counts until then; null: without end */
    record ConsentLine(
            String purpose, String status, String basis, Instant changedAt, Instant expiresAt, String source) {

        static ConsentLine of(Consent consent) {
            return new ConsentLine(
                    consent.purpose(),
                    consent.status().name(),
                    consent.proof().basis().name(),
                    consent.changedAt(),
                    consent.proof().expiresAt(),
                    consent.proof().source());
        }
    }

    /** Somebody who is not here any more. @param mergedInto who she turned out to be; null when she was erased */
    record GoneLine(String id, boolean gone, String mergedInto) {

        static GoneLine of(ContactId contact, ContactId current) {
            return new GoneLine(contact.toString(), true, current.equals(contact) ? null : current.toString());
        }
    }

    List<ContactLine> of(List<Contact> contacts) {
        List<ContactId> ids = contacts.stream().map(Contact::id).toList();
        Map<ContactId, Set<String>> allTags = tags.ofAll(ids);
        Map<ContactId, List<Consent>> allConsents = consents.ofAll(ids);
        Map<ContactId, Preference> wishes = preferences.ofAll(ids);
        Map<ContactId, Map<String, Object>> numbers = computed.apply(ids);
        Set<String> suppressed = suppressions
                .reasonsFor(contacts.stream().map(Contact::email).toList())
                .keySet();
        return contacts.stream()
                .map(it -> line(
                        it,
                        numbers.getOrDefault(it.id(), Map.of()),
                        allTags.getOrDefault(it.id(), Set.of()),
                        allConsents.getOrDefault(it.id(), List.of()),
                        suppressed.contains(it.email()),
                        wishes.get(it.id())))
                .toList();
    }

    private static ContactLine line(
            Contact contact,
            Map<String, Object> computed,
            Set<String> tags,
            List<Consent> consents,
            boolean suppressed,
            Preference wish) {
        return new ContactLine(
                contact.id().toString(),
                contact.email(),
                contact.externalId(),
                contact.createdAt(),
                Objects.toString(contact.timeZone(), null),
                contact.locale() == null ? null : contact.locale().toLanguageTag(),
                contact.attributes(),
                computed,
                tags,
                consents.stream().map(ConsentLine::of).toList(),
                suppressed,
                wish.profiling(),
                wish.frequency().toString(),
                wish.pausedUntil());
    }
}
