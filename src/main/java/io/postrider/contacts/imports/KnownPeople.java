package io.postrider.contacts.imports;

import io.postrider.contacts.ConsentState;
import io.postrider.contacts.ConsentTable;
import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.RowLock;
import io.postrider.contacts.StoredJson;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Those of a chunk's people who are here already, held until its transaction ends; a handful of queries, however many they are. */
@Component
class KnownPeople {

    private final JdbcTemplate jdbc;
    private final ConsentTable consents;
    private final StoredJson json;
    private final RowLock lock;

    KnownPeople(JdbcTemplate jdbc, ConsentTable consents, StoredJson json, RowLock lock) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.json = json;
        this.lock = lock;
    }

    private record Found(Contact contact, Long importId) {}

    private record Former(UUID contact, String key, String externalId) {}

    /**
     * By address or external id, or by what somebody merged into her had.
     *
     * @param held whether they are held until the transaction ends
     */
    List<Person> find(long importId, Collection<String> keys, Collection<String> externalIds, boolean held) {
        Map<UUID, Found> found = new HashMap<>();
        List<Former> former = former(keys, externalIds);
        Object[] kept = former.stream().map(Former::contact).distinct().toArray(UUID[]::new);
        contacts(found, "email_key", "varchar", keys.toArray(String[]::new), held);
        contacts(found, "external_id", "varchar", externalIds.toArray(String[]::new), held);
        contacts(found, "id", "uuid", kept, held);
        if (found.isEmpty()) {
            return List.of();
        }
        UUID[] ids = found.keySet().toArray(UUID[]::new);
        Map<UUID, Set<String>> tags = new HashMap<>();
        each(
                "select contact_id, tag from contact_tag where contact_id = any(?)",
                "uuid",
                ids,
                row -> tags.computeIfAbsent(row.getObject(1, UUID.class), it -> new HashSet<>())
                        .add(row.getString(2)));
        Map<UUID, Map<String, ConsentState>> agreed = new HashMap<>();
        consents.ofAll(found.keySet().stream().map(ContactId::new).toList())
                .forEach(state -> agreed.computeIfAbsent(state.contact().value(), it -> new HashMap<>())
                        .put(state.purpose(), state));
        Map<UUID, Map<String, Object>> changes = new HashMap<>();
        each(
                "select contact_id, changes from contact_import_change where import_id = " + importId
                        + " and contact_id = any(?)",
                "uuid",
                ids,
                row -> changes.put(row.getObject(1, UUID.class), json.read(row.getString(2))));
        Map<UUID, Person> people = new HashMap<>();
        found.forEach((id, it) -> people.put(
                id,
                Person.known(
                        it.contact(),
                        agreed.getOrDefault(id, Map.of()),
                        tags.getOrDefault(id, Set.of()),
                        Long.valueOf(importId).equals(it.importId()) || changes.containsKey(id),
                        changes.getOrDefault(id, new HashMap<>()))));
        former.stream().filter(it -> people.containsKey(it.contact())).forEach(it -> {
            people.get(it.contact()).formerKeys.add(it.key());
            if (it.externalId() != null) {
                people.get(it.contact()).formerExternalIds.add(it.externalId());
            }
        });
        return List.copyOf(people.values());
    }

    private List<Former> former(Collection<String> keys, Collection<String> externalIds) {
        List<Former> former = new ArrayList<>();
        RowCallbackHandler one =
                row -> former.add(new Former(row.getObject(1, UUID.class), row.getString(2), row.getString(3)));
        String sql = "select contact_id, email_key, external_id from contact_alias where ";
        each(sql + "email_key = any(?)", "varchar", keys.toArray(String[]::new), one);
        each(sql + "external_id = any(?)", "varchar", externalIds.toArray(String[]::new), one);
        return former;
    }

    private void contacts(Map<UUID, Found> found, String column, String type, Object[] wanted, boolean held) {
        each(
                "select id, email, external_id, time_zone, locale, attributes, created_at, import_id from contact where "
                        + column + " = any(?) order by id " + (held ? lock.forChange() : ""),
                type,
                wanted,
                row -> {
                    Contact contact = read(row);
                    found.put(contact.id().value(), new Found(contact, row.getObject("import_id", Long.class)));
                });
    }

    private void each(String sql, String type, Object[] wanted, RowCallbackHandler row) {
        if (wanted.length > 0) {
            jdbc.query(
                    connection -> {
                        var statement = connection.prepareStatement(sql);
                        statement.setArray(1, connection.createArrayOf(type, wanted));
                        return statement;
                    },
                    row);
        }
    }

    private Contact read(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        String locale = row.getString("locale");
        return new Contact(
                new ContactId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("external_id"),
                zone == null ? null : ZoneId.of(zone),
                locale == null ? null : Locale.forLanguageTag(locale),
                json.read(row.getString("attributes")),
                Timestamps.read(row, "created_at"));
    }
}
