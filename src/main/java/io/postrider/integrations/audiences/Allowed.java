package io.postrider.integrations.audiences;

import io.postrider.contacts.Consent;
import io.postrider.contacts.Consents;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Purpose;
import io.postrider.contacts.Suppressions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may be shown ads elsewhere: who agreed to exactly that, is not suppressed, and did not opt out of profiling. */
@Component
class Allowed {

    private final Contacts contacts;
    private final Consents consents;
    private final Preferences preferences;
    private final Suppressions suppressions;
    private final Clock clock;

    Allowed(Contacts contacts, Consents consents, Preferences preferences, Suppressions suppressions, Clock clock) {
        this.contacts = contacts;
        this.consents = consents;
        this.preferences = preferences;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Those of them who may, with their addresses. */
    Map<ContactId, String> among(Collection<ContactId> all) {
        List<ContactId> ids = new ArrayList<>(all);
        Map<ContactId, Contact> people = contacts.findAll(ids);
        Map<ContactId, List<Consent>> agreed = consents.ofAll(ids);
        var wishes = preferences.ofAll(ids);
        Map<String, String> never = suppressions.reasonsFor(
                people.values().stream().map(Contact::email).toList());
        return people.values().stream()
                .filter(it -> agreed.getOrDefault(it.id(), List.of()).stream().anyMatch(this::counts))
                .filter(it ->
                        !wishes.containsKey(it.id()) || wishes.get(it.id()).profiling())
                .filter(it -> !never.containsKey(it.email()))
                .collect(Collectors.toMap(Contact::id, Contact::email));
    }

    private boolean counts(Consent consent) {
        return consent.purpose().equals(Purpose.AD_AUDIENCES)
                && consent.status() == Consent.Status.GRANTED
                && !consent.proof().expired(clock.instant());
    }
}
