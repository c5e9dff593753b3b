package io.postrider.contacts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What may be known about contacts, each with its kind; everything told about somebody is held to it.
 *
 * <p>What nobody has declared is declared by the first value that comes, or refused, as the setting
 * {@code unknown-attributes} says. Other nodes hear of a new one within seconds.
 */
@Component
public class Attributes {

    /** What an attribute may be called, as a regular expression. */
    public static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,59}";

    private static final int LONGEST_LABEL = 100;
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final AttributeTable table;
    private final ContactSettings settings;
    private final JdbcClient jdbc;
    private final ObjectProvider<AttributeUse> uses;
    private final LoadingCache<Boolean, Map<String, AttributeDefinition>> known;

    Attributes(AttributeTable table, ContactSettings settings, JdbcClient jdbc, ObjectProvider<AttributeUse> uses) {
        this.uses = uses;
        this.table = table;
        this.settings = settings;
        this.jdbc = jdbc;
        this.known = Caffeine.newBuilder().expireAfterWrite(KEPT).build(any -> table.all().stream()
                .collect(Collectors.toMap(
                        AttributeDefinition::name, Function.identity(), (one, other) -> one, LinkedHashMap::new)));
    }

    /** All of them by name, in the order of their names. */
    public Map<String, AttributeDefinition> all() {
        return known.get(true);
    }

    public Optional<AttributeDefinition> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /**
     * Declares an attribute people and apps may tell, or gives it another label; its kind stays for good.
     *
     * @throws InvalidAttribute when it cannot be declared so
     */
    @Transactional
    public AttributeDefinition declare(String name, AttributeKind kind, String label) {
        if (name == null || !name.matches(NAME)) {
            throw refused("The name of an attribute is 1 to 60 letters, digits and _, beginning with a letter.");
        }
        if (kind == null) {
            throw refused("kind must be one of " + List.of(AttributeKind.values()) + ".");
        }
        String text = label == null || label.isBlank() ? name : label.strip();
        if (text.length() > LONGEST_LABEL || PlainValues.hasControls(text)) {
            throw refused("label must be at most " + LONGEST_LABEL + " characters without control characters.");
        }
        AttributeDefinition before = table.find(name).orElse(null);
        if (before == null) {
            return declared(new AttributeDefinition(name, kind, text, null));
        }
        if (before.computed() || before.kind() != kind) {
            throw new InvalidAttribute(
                    HttpStatus.CONFLICT,
                    before.computed()
                            ? "'" + name + "' is worked out by " + before.owner() + "."
                            : "'" + name + "' is " + before.kind().words() + " and stays that: rules rely on it.");
        }
        table.label(name, text);
        forgetAtTheEnd();
        return table.find(name).orElseThrow();
    }

    /** Removes one nobody has a value for. @throws InvalidAttribute when somebody has, or there is none */
    @Transactional
    public void remove(String name) {
        AttributeDefinition definition = find(name)
                .orElseThrow(() -> new InvalidAttribute(HttpStatus.NOT_FOUND, "There is no attribute of this name."));
        if (definition.computed()) {
            throw new InvalidAttribute(
                    HttpStatus.CONFLICT, "'" + name + "' is worked out by " + definition.owner() + ".");
        }
        List<String> users = uses.stream().flatMap(it -> it.of(name).stream()).toList();
        if (!users.isEmpty()) {
            throw new InvalidAttribute(
                    HttpStatus.CONFLICT, "'" + name + "' is used by " + String.join(", ", users) + ".");
        }
        boolean used = !jdbc.sql(
                        "select 1 from contact where cast(attributes as varchar) like ? fetch first 1 row only")
                .param("%\"" + name + "\"%")
                .query(Integer.class)
                .list()
                .isEmpty();
        if (used) {
            throw new InvalidAttribute(HttpStatus.CONFLICT, "Somebody has a value for '" + name + "'.");
        }
        table.delete(name);
        forgetAtTheEnd();
    }

    /** Declares what a module works out; once and for all nodes. */
    void declareComputed(Collection<AttributeDefinition> definitions) {
        definitions.forEach(definition -> {
            AttributeDefinition before = table.find(definition.name()).orElse(null);
            if (before == null) {
                before = declared(definition);
            }
            if (!definition.owner().equals(before.owner()) || definition.kind() != before.kind()) {
                throw new IllegalStateException(
                        "'" + definition.name() + "' of " + definition.owner() + " is known already, as " + before);
            }
        });
    }

    /**
     * The attributes as they are kept.
     *
     * @throws InvalidContact naming the one that does not fit
     */
    Map<String, Object> checked(Map<String, Object> told) {
        Map<String, Object> kept = new LinkedHashMap<>();
        // In the order of names, so that two who are the first to tell of the same wait for each other and never in a
        // circle.
        new TreeMap<>(told).forEach((name, value) -> kept.put(name, checked(name, value)));
        return kept;
    }

    private Object checked(String name, Object value) {
        AttributeDefinition definition = find(name).orElseGet(() -> unknown(name, value));
        if (definition.computed()) {
            throw new InvalidContact(
                    "attributes." + name + " is worked out by " + definition.owner() + "; nobody else can tell it.");
        }
        return definition
                .kind()
                .kept(value)
                .orElseThrow(() -> new InvalidContact(
                        "attributes." + name + " must be " + definition.kind().words() + "."));
    }

    private AttributeDefinition unknown(String name, Object value) {
        if (settings.unknownAttributes() == ContactSettings.Unknown.REFUSE) {
            throw new InvalidContact("attributes." + name + " is not declared.");
        }
        if (!name.matches(NAME)) {
            throw new InvalidContact("A name in attributes is 1 to 60 letters, digits and _, beginning with a letter.");
        }
        return declared(new AttributeDefinition(name, AttributeKind.of(value), name, null));
    }

    private AttributeDefinition declared(AttributeDefinition definition) {
        table.insert(definition);
        forgetAtTheEnd();
        return table.find(definition.name()).orElseThrow();
    }

    /** What is not committed yet must not be kept for others. */
    private void forgetAtTheEnd() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                known.invalidateAll();
            }
        });
    }

    private static InvalidAttribute refused(String why) {
        return new InvalidAttribute(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }
}
