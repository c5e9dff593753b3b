package io.postrider.contacts.imports;

import io.postrider.contacts.ConsentState;
import io.postrider.contacts.Contact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Somebody a chunk speaks of: as she stood before it, and as she stands after the rows read so far. */
final class Person {

    /** Null when she is new. */
    final Contact before;

    final Map<String, ConsentState> consentsBefore;
    final Set<String> tagsBefore;

    private long line;

    /** Whether an earlier chunk of the same import made or changed her. */
    final boolean ours;

    /** What earlier chunks changed about her, by field: as it was and as it became. */
    final Map<String, Object> changes;

    /** What contacts who were merged into her were known by. */
    final Set<String> formerKeys = new HashSet<>();

    final Set<String> formerExternalIds = new HashSet<>();

    private Contact after;
    final Map<String, ConsentState> consents;
    final Set<String> tags;
    private boolean seen;

    private Person(
            Contact before,
            Map<String, ConsentState> consents,
            Set<String> tags,
            long line,
            boolean ours,
            Map<String, Object> changes) {
        this.before = before;
        this.after = before;
        this.consentsBefore = consents;
        this.consents = new LinkedHashMap<>(consents);
        this.tagsBefore = tags;
        this.tags = new HashSet<>(tags);
        this.line = line;
        this.ours = ours;
        this.changes = changes;
    }

    static Person unknown(long line) {
        return new Person(null, Map.of(), Set.of(), line, false, new HashMap<>());
    }

    /** @param ours whether this import has touched her before */
    static Person known(
            Contact contact,
            Map<String, ConsentState> consents,
            Set<String> tags,
            boolean ours,
            Map<String, Object> changes) {
        return new Person(contact, consents, tags, 0, ours, changes);
    }

    /** As she stands after the rows read so far. */
    Contact after() {
        return after;
    }

    void become(Contact contact) {
        after = contact;
    }

    /** The first row about her. */
    long line() {
        return line;
    }

    /** @return whether an earlier row of this chunk, or an earlier chunk, spoke of her */
    boolean met(long row) {
        boolean before = seen || ours;
        line = line == 0 ? row : line;
        seen = true;
        return before;
    }

    boolean fresh() {
        return before == null;
    }

    boolean moved() {
        return !after.equals(before) || !consents.equals(consentsBefore) || !tags.equals(tagsBefore);
    }
}
