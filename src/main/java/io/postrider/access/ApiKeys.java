package io.postrider.access;

import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys programs come with; a key is shown once, when it is made, and afterwards only recognised. */
@Component
public class ApiKeys {

    /** When it was last used is kept this coarsely, so that a request does not cost a write. */
    private static final Duration LAST_USED_GRAIN = Duration.ofMinutes(10);

    /**
     * A key as it may be shown.
     *
     * @param lastUsedAt within ten minutes; null when it never was
     */
    public record ApiKey(long id, String name, Role role, Instant createdAt, Instant lastUsedAt) {}

    private final ApiKeysTable table;
    private final MachineTime time;
    private final AuditLog audit;

    ApiKeys(ApiKeysTable table, MachineTime time, AuditLog audit) {
        this.table = table;
        this.time = time;
        this.audit = audit;
    }

    public List<ApiKey> all() {
        return table.all();
    }

    /** Whose key this is; empty when it is none of ours. */
    public Optional<ApiKey> find(String key) {
        // Looked up by its hash: how long the comparison takes says nothing about the key.
        Optional<ApiKey> found = table.find(Sha256.of(key));
        Instant now = time.now();
        found.filter(it -> it.lastUsedAt() == null || it.lastUsedAt().isBefore(now.minus(LAST_USED_GRAIN)))
                .ifPresent(it -> used(it, now));
        return found;
    }

    /** Makes a key. @return the key itself, which cannot be had again */
    public String create(String name, Role role, String who) {
        String key = RandomText.apiKey();
        add(key, name, role, who);
        return key;
    }

    /** @return false when there was none of this id */
    public boolean revoke(long id, String who) {
        boolean revoked = table.delete(id);
        if (revoked) {
            audit.record(who, "api key revoked", "key " + id);
        }
        return revoked;
    }

    /** @return false when the key is known already */
    boolean add(String key, String name, Role role, String who) {
        boolean added = table.insert(name, Sha256.of(key), role, time.now());
        if (added) {
            audit.record(who, "api key added", name + " (" + role + ")");
        }
        return added;
    }

    private void used(ApiKey key, Instant now) {
        table.touch(key.id(), now);
        if (key.lastUsedAt() == null) {
            audit.record("key " + key.name(), "api key first used", "key " + key.id());
        }
    }
}
