package io.postrider.integrations.crm;

import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Preferences;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Task;
import io.postrider.integrations.crm.Crm.Update;
import io.postrider.integrations.crm.CrmTable.Linked;
import io.postrider.integrations.crm.CrmTable.Shared;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells a CRM about the people both know: the chosen scores, their engagement, and shared fields that were changed here last; of each only
 * when it says something else than the last time. Scores of whoever opted out of profiling are emptied.
 */
final class TellOut implements Task {

    private static final int PAGE = 100;

    private final Crm crm;
    private final CrmTable table;
    private final Known known;
    private final MachineTime time;

    TellOut(Crm crm, CrmTable table, Known known, MachineTime time) {
        this.crm = crm;
        this.table = table;
        this.known = known;
        this.time = time;
    }

    /** What is known here of somebody. */
    @Component
    record Known(Contacts contacts, ComputedAttributes computed, Preferences preferences, Engagement engagement) {}

    @Override
    public String name() {
        return "tell-out";
    }

    @Override
    public String title() {
        return "Scores, engagement and what changed here";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(15));
    }

    @Override
    public Page next(Reach reach, String place, String mark) {
        FieldMap scores = FieldMap.parse(reach.get("scores"));
        if (place == null) {
            Set<String> wanted = new HashSet<>(Engagement.PROPERTIES);
            wanted.addAll(scores.theirsByOurs().values());
            crm.prepare(reach, wanted);
        }
        ContactId after = place == null ? null : new ContactId(UUID.fromString(place));
        List<Linked> linked = table.after(reach.connection(), after, PAGE);
        Map<Linked, Said> said = said(reach, linked, scores);
        List<Update> updates = new ArrayList<>();
        said.forEach((who, what) -> updates.add(new Update(who.theirId(), what.values())));
        Set<String> refused = updates.isEmpty() ? Set.of() : crm.tell(reach, updates);
        String next = linked.size() < PAGE
                ? null
                : linked.get(linked.size() - 1).contact().toString();
        return new Page(next, null, () -> {
            said.forEach((who, what) -> told(reach, who, what));
            return new Counts(updates.size() - refused.size(), refused.size());
        });
    }

    /** What is told of somebody. @param fields the shared ones among it, by our names */
    private record Said(Map<String, String> values, String hash, Map<String, String> fields) {}

    private Map<Linked, Said> said(Reach reach, List<Linked> linked, FieldMap scores) {
        List<ContactId> ids = linked.stream().map(Linked::contact).toList();
        Map<ContactId, Contact> people = known.contacts().findAll(ids);
        Map<ContactId, Map<String, Object>> computed = known.computed().ofAll(ids);
        Map<ContactId, Map<String, String>> engagement = known.engagement().of(ids);
        Map<ContactId, Map<String, Shared>> shared = table.sharedOfAll(reach.connection(), ids);
        var wishes = known.preferences().ofAll(ids);
        Map<Linked, Said> all = new LinkedHashMap<>();
        for (Linked who : linked) {
            Contact contact = people.get(who.contact());
            if (contact != null) {
                boolean scored = !wishes.containsKey(contact.id())
                        || wishes.get(contact.id()).profiling();
                Map<String, String> values = new HashMap<>(engagement.get(contact.id()));
                Map<String, Object> worked = computed.getOrDefault(contact.id(), Map.of());
                scores.theirsByOurs()
                        .forEach((ours, theirs) -> values.put(theirs, scored ? Values.text(worked.get(ours)) : ""));
                String hash = Values.hash(values);
                Map<String, String> fields = changedHere(reach, contact, shared.get(contact.id()));
                FieldMap names = FieldMap.parse(reach.get("fields"));
                Map<String, String> update = new HashMap<>(hash.equals(who.told()) ? Map.of() : values);
                fields.forEach((ours, text) -> update.put(names.theirsByOurs().get(ours), text));
                if (!update.isEmpty()) {
                    all.put(who, new Said(update, hash, fields));
                }
            }
        }
        return all;
    }

    /** Shared fields whose value is another than both had last: had the CRM written later, its value would stand here. */
    private static Map<String, String> changedHere(Reach reach, Contact contact, Map<String, Shared> shared) {
        Map<String, String> changed = new HashMap<>();
        ContactsIn.shared(reach).forEach(ours -> {
            String text = Values.text(contact.attributes().get(ours));
            Shared last = shared.get(ours);
            if (!text.isEmpty() && (last == null || !Values.hash(text).equals(last.hash()))) {
                changed.put(ours, text);
            }
        });
        return changed;
    }

    private void told(Reach reach, Linked who, Said what) {
        table.told(reach.connection(), who.contact(), what.hash());
        what.fields()
                .forEach((ours, text) ->
                        table.agreed(reach.connection(), who.contact(), ours, Values.hash(text), time.now()));
    }
}
