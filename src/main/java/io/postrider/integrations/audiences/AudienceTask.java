package io.postrider.integrations.audiences;

import io.postrider.contacts.ContactId;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Refused;
import io.postrider.integrations.connections.Task;
import io.postrider.segments.Member;
import io.postrider.segments.Segments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps an audience equal to a segment, as far as its people agreed: every hour, first out, then in, a thousand at a time, and only what is
 * different.
 */
final class AudienceTask implements Task {

    private static final int PAGE = 1_000;

    private final AdPlatform platform;
    private final AudienceTable table;
    private final Allowed allowed;
    private final Segments segments;

    AudienceTask(AdPlatform platform, AudienceTable table, Allowed allowed, Segments segments) {
        this.platform = platform;
        this.table = table;
        this.allowed = allowed;
        this.segments = segments;
    }

    private enum Stage {
        GONE,
        OUT,
        IN
    }

    @Override
    public String name() {
        return "audience";
    }

    @Override
    public String title() {
        return "Who is in the audience";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public Page next(Reach reach, String place, String mark) {
        String segment = reach.get("segment");
        if (segments.find(segment).isEmpty()) {
            throw new Refused("There is no segment '" + segment + "'.");
        }
        String[] parts = place == null ? new String[] {Stage.GONE.name(), ""} : place.split("\\|", -1);
        ContactId after = parts[1].isEmpty() ? null : new ContactId(UUID.fromString(parts[1]));
        return switch (Stage.valueOf(parts[0])) {
            case GONE -> gone(reach);
            case OUT -> out(reach, segment, after);
            case IN -> in(reach, segment, after);
        };
    }

    /** Who was erased or merged here, and former addresses. */
    private Page gone(Reach reach) {
        String connection = reach.connection();
        List<String> removals = table.removals(connection, PAGE);
        List<String> told =
                removals.stream().filter(it -> !table.stands(connection, it)).toList();
        int unread = tell(reach, told, false);
        Stage then = removals.size() < PAGE ? Stage.OUT : Stage.GONE;
        return new Page(then + "|", null, () -> {
            table.removed(connection, removals);
            return new Counts(told.size() - unread, unread);
        });
    }

    /** Who left the segment, or may not be shown ads any more. */
    private Page out(Reach reach, String segment, ContactId after) {
        Map<ContactId, String> told = table.after(reach.connection(), after, PAGE);
        Set<ContactId> may = allowed.among(told.keySet()).keySet();
        Set<ContactId> within = segments.within(segment, told.keySet());
        Map<ContactId, String> leave = new LinkedHashMap<>(told);
        leave.keySet().removeIf(it -> may.contains(it) && within.contains(it));
        int unread = tell(reach, List.copyOf(leave.values()), false);
        String then = told.size() < PAGE
                ? Stage.IN + "|"
                : Stage.OUT + "|" + List.copyOf(told.keySet()).get(told.size() - 1);
        return new Page(then, null, () -> {
            leave.keySet().forEach(it -> table.forget(reach.connection(), it));
            return new Counts(leave.size() - unread, unread);
        });
    }

    private Page in(Reach reach, String segment, ContactId after) {
        List<ContactId> members = segments.members(segment, after, PAGE).stream()
                .map(Member::contact)
                .toList();
        Map<ContactId, String> known = table.told(reach.connection(), members);
        Map<ContactId, String> fresh = new HashMap<>();
        allowed.among(members).forEach((contact, email) -> {
            String hash = Hashes.of(platform.normalised(email));
            if (!hash.equals(known.get(contact))) {
                fresh.put(contact, hash);
            }
        });
        int unread = tell(reach, new ArrayList<>(fresh.values()), true);
        String then = members.size() < PAGE ? null : Stage.IN + "|" + members.get(members.size() - 1);
        return new Page(then, null, () -> {
            fresh.forEach((contact, hash) -> table.tell(reach.connection(), contact, hash));
            return new Counts(fresh.size() - unread, unread);
        });
    }

    private int tell(Reach reach, List<String> hashes, boolean add) {
        return hashes.isEmpty() ? 0 : platform.tell(reach, hashes, add);
    }
}
