package io.postrider.contacts;

import io.postrider.contacts.ContactEvents.AttributesComputed;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What modules work out about contacts: scores, predictions, what they spent. Segments and templates read it like anything else
 * that is known of her; nobody but its owner can change it.
 */
@Component
public class ComputedAttributes {

    // A contact erased since she was read gets none: the select finds nobody.
    private static final String WRITE =
            """
            merge into computed_attribute a using (select c.id, cast(:owner as varchar(60)) as owner,
                cast(:at as timestamp(6) with time zone) as computed_at from contact c where c.id = :contact) new
                on a.contact_id = new.id and a.owner = new.owner
            when matched then update set attributes = :values, computed_at = new.computed_at
            when not matched then insert (contact_id, owner, attributes, computed_at)
                values (new.id, new.owner, :values, new.computed_at)
            """;

    private final Attributes attributes;
    private final NamedParameterJdbcTemplate jdbc;
    private final StoredJson json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ComputedAttributes(
            Attributes attributes,
            NamedParameterJdbcTemplate jdbc,
            StoredJson json,
            Clock clock,
            ApplicationEventPublisher events) {
        this.attributes = attributes;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    /** Says what a module works out; to be said at every start. @throws IllegalStateException when a name is taken */
    @Transactional
    public void declare(String owner, Map<String, AttributeKind> kinds, Map<String, String> labels) {
        attributes.declareComputed(kinds.entrySet().stream()
                .map(it -> new AttributeDefinition(
                        it.getKey(), it.getValue(), labels.getOrDefault(it.getKey(), it.getKey()), owner))
                .toList());
    }

    /**
     * Replaces all that a module says about these contacts; publishes {@link AttributesComputed}.
     *
     * @throws IllegalArgumentException when a value is not declared by the owner or not of its kind
     */
    @Transactional
    public void write(String owner, Map<ContactId, Map<String, Object>> values) {
        if (values.isEmpty()) {
            return;
        }
        Map<String, AttributeDefinition> known = attributes.all();
        var now = Timestamps.of(clock.instant());
        jdbc.batchUpdate(
                WRITE,
                values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(
                                (one, other) -> one.value().compareTo(other.value())))
                        .map(it -> new MapSqlParameterSource()
                                .addValue("contact", it.getKey().value())
                                .addValue("owner", owner)
                                .addValue("values", json.write(kept(owner, it.getValue(), known)))
                                .addValue("at", now))
                        .toArray(MapSqlParameterSource[]::new));
        events.publishEvent(new AttributesComputed(owner, Set.copyOf(values.keySet())));
    }

    /** All that is worked out about these contacts, by name; one query. Whoever nothing is worked out about is missing. */
    public Map<ContactId, Map<String, Object>> ofAll(Collection<ContactId> contacts) {
        Map<ContactId, Map<String, Object>> all = new HashMap<>();
        if (!contacts.isEmpty()) {
            List<UUID> ids = contacts.stream().map(ContactId::value).toList();
            jdbc.query(
                    "select contact_id, attributes from computed_attribute where contact_id in (:ids) order by owner",
                    new MapSqlParameterSource("ids", ids),
                    row -> {
                        all.computeIfAbsent(
                                        new ContactId(row.getObject("contact_id", UUID.class)),
                                        it -> new LinkedHashMap<>())
                                .putAll(json.read(row.getString("attributes")));
                    });
        }
        return all;
    }

    /** All that one module worked out about these contacts; one query. Whoever it says nothing of is missing. */
    public Map<ContactId, Map<String, Object>> of(String owner, Collection<ContactId> contacts) {
        Map<ContactId, Map<String, Object>> all = new HashMap<>();
        Object[] ids = contacts.stream().map(ContactId::value).toArray(UUID[]::new);
        if (ids.length > 0) {
            jdbc.getJdbcTemplate()
                    .query(
                            "select contact_id, attributes from computed_attribute where owner = ? and contact_id = any(?)",
                            statement -> {
                                statement.setString(1, owner);
                                statement.setArray(2, statement.getConnection().createArrayOf("uuid", ids));
                            },
                            row -> {
                                all.put(
                                        new ContactId(row.getObject("contact_id", UUID.class)),
                                        json.read(row.getString("attributes")));
                            });
        }
        return all;
    }

    private static Map<String, Object> kept(
            String owner, Map<String, Object> values, Map<String, AttributeDefinition> known) {
        Map<String, Object> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            AttributeDefinition definition = known.get(name);
            if (definition == null || !owner.equals(definition.owner())) {
                throw new IllegalArgumentException("'" + name + "' is not declared by " + owner);
            }
            if (value != null) {
                kept.put(
                        name,
                        definition
                                .kind()
                                .kept(value)
                                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' must be "
                                        + definition.kind().words())));
            }
        });
        return kept;
    }
}
