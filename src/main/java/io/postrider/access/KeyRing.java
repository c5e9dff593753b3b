package io.postrider.access;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out keys to programs and takes them back; there is always one admin key left. */
@Component
public class KeyRing {

    /** A key just made; the only time it is shown. */
    public record NewKey(ApiKeys.ApiKey about, String key) {
        /** Without the key, should it ever be logged. */
        @Override
        public String toString() {
            return "NewKey[" + about + "]";
        }
    }

    private final ApiKeys keys;
    private final ApiKeysTable table;

    KeyRing(ApiKeys keys, ApiKeysTable table) {
        this.keys = keys;
        this.table = table;
    }

    @Transactional
    public NewKey add(String name, Role role, String who) {
        String key = keys.create(name, role, who);
        return new NewKey(table.find(Sha256.of(key)).orElseThrow(), key);
    }

    /**
     * @param inUse the key that asks for it; null when a person does
     * @throws KeyRefused when there is none of this id, it is the one in use, or no other admin key is left
     */
    @Transactional
    public void revoke(long id, Long inUse, String who) {
        // Locked: two keys that revoke each other at the same time must not both succeed.
        var all = table.lockAll();
        ApiKeys.ApiKey key =
                all.stream().filter(it -> it.id() == id).findFirst().orElseThrow(KeyRefused::unknown);
        if (inUse != null && inUse == id) {
            throw KeyRefused.inUse();
        }
        boolean adminLeft = all.stream().anyMatch(it -> it != key && it.role() == Role.ADMIN);
        if (key.role() == Role.ADMIN && !adminLeft) {
            throw KeyRefused.lastAdmin();
        }
        keys.revoke(id, who);
    }
}
