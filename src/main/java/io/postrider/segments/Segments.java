package io.postrider.segments;

import io.postrider.contacts.ContactId;
import io.postrider.segments.rules.RuleQuestions.Answer;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The groups of contacts there are, and who is in them. */
@Component
public class Segments {

    private final SegmentStore store;
    private final RuleBook rules;
    private final ObjectProvider<SegmentUse> users;
    private final Clock clock;

    Segments(SegmentStore store, RuleBook rules, ObjectProvider<SegmentUse> users, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.users = users;
        this.clock = clock;
    }

    /** SQL that gives the contacts of a segment. @param bindings values of its named parameters */
    public record MemberQuery(String sql, Map<String, Object> bindings) {}

    public List<Segment> all() {
        return store.segments().all();
    }

    public Optional<Segment> find(String key) {
        return store.segments().find(key);
    }

    /** @throws SegmentNotFound when there is none */
    public Segment get(String key) {
        return find(key).orElseThrow(SegmentNotFound::new);
    }

    /** Those of these keys that are segments. */
    public Set<String> existing(Collection<String> keys) {
        return store.segments().existing(keys);
    }

    /**
     * Whether she is in the segment, by everything that is known at this moment; nothing stored is trusted.
     *
     * @throws SegmentNotFound when there is no such segment
     */
    public boolean contains(String key, ContactId contact) {
        return within(key, Set.of(contact)).contains(contact);
    }

    /** Those of these contacts who are in the segment at this moment; one query. @throws SegmentNotFound as above */
    public Set<ContactId> within(String key, Collection<ContactId> contacts) {
        Segment segment = get(key);
        if (contacts.isEmpty()) {
            return Set.of();
        }
        return rules
                .about(segment, contacts.stream().map(ContactId::value).collect(Collectors.toSet()), clock.instant())
                .stream()
                .filter(Answer::in)
                .map(it -> new ContactId(it.contact()))
                .collect(Collectors.toSet());
    }

    /** Who is in the segment by the last look at each, for whoever writes to all of them. */
    public MemberQuery memberQuery(String key) {
        return new MemberQuery(
                "select contact_id from segment_member where segment = :segment", Map.of("segment", get(key).key()));
    }

    /** The segments a contact is in, by the last look at her. */
    public List<Membership> of(ContactId contact) {
        return store.members().of(contact);
    }

    /** Members in the order of their ids, after the given one (null: from the first). */
    public List<Member> members(String key, ContactId after, int limit) {
        return store.members().page(get(key).key(), after, limit);
    }

    /** How many each segment has; those without anybody are left out. */
    public Map<String, Long> counts() {
        return store.members().counts();
    }

    public long count(String key) {
        return store.members().count(key);
    }

    /** Whether a new rule has not met everybody yet, so that the count still grows. */
    public boolean filling(String key) {
        return store.fills().filling(key);
    }

    /** Who builds on this segment, each named as a person would; other segments first. */
    public List<String> usedBy(String key) {
        return Stream.concat(
                        store.segments().builtOn(key).stream().map(other -> "the segment '" + other + "'"),
                        users.stream().flatMap(user -> user.of(key).stream()))
                .toList();
    }
}
