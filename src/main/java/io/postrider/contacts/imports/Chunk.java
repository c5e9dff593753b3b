package io.postrider.contacts.imports;

import io.postrider.contacts.EmailAddress;
import io.postrider.contacts.ImportRow;
import io.postrider.contacts.ImportRows.Fault;
import io.postrider.contacts.ImportRows.Taken;
import io.postrider.contacts.ImportRows.Update;
import io.postrider.contacts.InvalidEmailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one transaction and what they do to their people, worked out before anything is written. */
final class Chunk {

    private record Addressed(ImportRow row, EmailAddress email) {}

    private final List<Addressed> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Person> byAddress = new HashMap<>();
    private final Map<String, Person> byExternalId = new HashMap<>();
    private final Set<Person> people = new java.util.LinkedHashSet<>();
    private long repeated;

    /** @param unread rows that could not be read */
    Chunk(List<ImportRow> told, List<Fault> unread) {
        faults.addAll(unread);
        for (ImportRow row : told) {
            try {
                String email = row.contact().email();
                boolean named = email != null && !email.isBlank();
                if (!named && row.contact().externalId() == null) {
                    throw new Misfit("It has neither an address nor an external id.");
                }
                rows.add(new Addressed(row, named ? EmailAddress.parse(email) : null));
            } catch (InvalidEmailAddress e) {
                refuse(row, new Misfit("No mail can be sent to this address."));
            } catch (Misfit misfit) {
                refuse(row, misfit);
            }
        }
    }

    Set<String> keys() {
        Set<String> keys = new HashSet<>(rows.size() * 2);
        rows.stream()
                .filter(it -> it.email() != null)
                .forEach(it -> keys.add(it.email().key()));
        return keys;
    }

    Set<String> externalIds() {
        Set<String> ids = new HashSet<>();
        rows.stream()
                .map(it -> it.row().contact().externalId())
                .filter(it -> it != null && !io.postrider.contacts.PlainValues.hasControls(it))
                .forEach(ids::add);
        return ids;
    }

    /** Applies every row in its order, so that a later one about the same person wins. */
    void decide(List<Person> known, RowRules rules, Update update) {
        for (Person person : known) {
            EmailAddress.keyOf(person.after().email()).ifPresent(key -> byAddress.put(key, person));
            person.formerKeys.forEach(key -> byAddress.putIfAbsent(key, person));
            person.formerExternalIds.forEach(id -> byExternalId.putIfAbsent(id, person));
            index(person);
        }
        for (Addressed each : rows) {
            try {
                decide(each, rules, update);
            } catch (Misfit misfit) {
                refuse(each.row(), misfit);
            }
        }
    }

    private void decide(Addressed each, RowRules rules, Update update) {
        String externalId = each.row().contact().externalId();
        Person named = externalId == null ? null : byExternalId.get(externalId);
        Person person =
                each.email() == null ? named : byAddress.get(each.email().key());
        if (each.email() == null && person == null) {
            throw new Misfit("Nobody has this external id, and it has no address.");
        }
        if (named != null && named != person) {
            throw new Misfit("Its external id belongs to a contact with another address.");
        }
        Person met = person == null ? Person.unknown(each.row().line()) : person;
        rules.apply(each.row(), each.email(), met, update);
        if (person == null) {
            byAddress.put(each.email().key(), met);
        }
        index(met);
        repeated += met.met(each.row().line()) ? 1 : 0;
        people.add(met);
    }

    private void index(Person person) {
        if (person.after().externalId() != null) {
            byExternalId.put(person.after().externalId(), person);
        }
    }

    private void refuse(ImportRow row, Misfit misfit) {
        faults.add(new Fault(row.line(), misfit.column(), misfit.getMessage()));
    }

    /** Those at least one row was taken about. */
    Collection<Person> people() {
        return people;
    }

    /** The rows that were taken and say that she must never be mailed. */
    List<ImportRow> suppressed() {
        Set<Long> refused = new HashSet<>();
        faults.forEach(it -> refused.add(it.line()));
        return rows.stream()
                .map(Addressed::row)
                .filter(it -> it.suppressedBecause() != null && !refused.contains(it.line()))
                .toList();
    }

    /** The address of whoever a row speaks of, also when the row names only her external id. */
    Optional<String> address(ImportRow row) {
        String email = row.contact().email();
        return email != null && !email.isBlank()
                ? Optional.of(email)
                : Optional.ofNullable(byExternalId.get(row.contact().externalId()))
                        .map(it -> it.after().email());
    }

    Taken taken() {
        long created = 0;
        long changed = 0;
        long unchanged = 0;
        long consents = 0;
        for (Person person : people) {
            if (!person.ours) {
                created += person.fresh() ? 1 : 0;
                changed += !person.fresh() && person.moved() ? 1 : 0;
                unchanged += !person.fresh() && !person.moved() ? 1 : 0;
            }
            consents += person.consents.entrySet().stream()
                    .filter(it -> !it.getValue().equals(person.consentsBefore.get(it.getKey())))
                    .count();
        }
        return new Taken(created, changed, unchanged, repeated, consents, List.copyOf(faults));
    }
}
