package io.postrider.integrations.crm;

import io.postrider.access.Problem;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.crm.Crm.Field;
import io.postrider.integrations.crm.Crm.Found;
import io.postrider.integrations.crm.Crm.Person;
import io.postrider.integrations.crm.CrmTable.Shared;
import io.postrider.time.MachineTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * People of the CRM become contacts, without any consent: it knows of none. Of a field both sides write the later writer counts; when both
 * wrote at once, the CRM.
 */
final class ContactsIn extends Delta<Person> {

    private final Crm crm;
    private final CrmTable table;
    private final Contacts contacts;
    private final Attributes attributes;

    ContactsIn(Crm crm, CrmTable table, Contacts contacts, Attributes attributes, MachineTime time) {
        super(time);
        this.crm = crm;
        this.table = table;
        this.contacts = contacts;
        this.attributes = attributes;
    }

    @Override
    public String name() {
        return "contacts-in";
    }

    @Override
    public String title() {
        return "Contacts that changed there";
    }

    @Override
    Found<Person> ask(Reach reach, Instant since, String page) {
        return crm.people(
                reach, since, page, new HashSet<>(fields(reach).theirsByOurs().values()));
    }

    private static FieldMap fields(Reach reach) {
        return FieldMap.parse(reach.get("fields"));
    }

    @Override
    Counts keep(Reach reach, List<Person> all, boolean news) {
        int refused = 0;
        for (Person person : all) {
            try {
                refused += keep(reach, person) ? 0 : 1;
            } catch (Problem cannotBeKept) {
                refused++;
            }
        }
        return new Counts(all.size() - refused, refused);
    }

    /** @return false when nobody can be made of her */
    private boolean keep(Reach reach, Person person) {
        String connection = reach.connection();
        Contact known =
                table.ours(connection, person.id()).flatMap(contacts::find).orElse(null);
        if (known == null && (person.email() == null || person.email().isBlank())) {
            return false;
        }
        ContactId id = known != null
                ? known.id()
                : contacts.upsert(new NewContact(person.email(), null, null, null, Map.of()))
                        .id();
        table.link(connection, id, person.id());
        Map<String, Shared> shared = table.shared(connection, id);
        Contact before = contacts.find(id).orElseThrow();
        Map<String, Object> news = new HashMap<>();
        Map<String, Field> won = new HashMap<>();
        fields(reach).theirsByOurs().forEach((ours, theirs) -> {
            Field field = person.fields().get(theirs);
            if (field != null && theirsCounts(field, shared.get(ours))) {
                AttributeKind kind = attributes.find(ours).map(it -> it.kind()).orElse(AttributeKind.TEXT);
                Values.read(field.value(), kind).ifPresent(value -> {
                    won.put(ours, field);
                    if (!Values.text(before.attributes().get(ours)).equals(Values.text(value))) {
                        news.put(ours, value);
                    }
                });
            }
        });
        if (!news.isEmpty()) {
            contacts.upsert(new NewContact(before.email(), null, null, null, news));
        }
        won.forEach((ours, field) -> table.agreed(connection, id, ours, Values.hash(field.value()), field.at()));
        return true;
    }

    /** What came back as we told it is no news; otherwise the later one counts. */
    private static boolean theirsCounts(Field theirs, Shared ours) {
        if (theirs.value() == null || theirs.value().isBlank()) {
            return false;
        }
        return ours == null
                || !Values.hash(theirs.value()).equals(ours.hash())
                        && !theirs.at().isBefore(ours.changedAt());
    }

    /** The fields our side may tell. */
    static Set<String> shared(Reach reach) {
        return fields(reach).theirsByOurs().keySet();
    }
}
