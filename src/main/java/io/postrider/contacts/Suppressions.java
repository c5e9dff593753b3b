package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that must never be mailed again, each with its reason (bounced, complained, asked). */
@Component
public class Suppressions {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final Clock clock;

    Suppressions(JdbcClient jdbc, Savepoint savepoint, Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.clock = clock;
    }

    /** Never mails this address again; the first reason stays. @throws InvalidEmailAddress for what is no address */
    @Transactional
    public void suppress(String email, String reason) {
        String key = EmailAddress.parse(email).key();
        if (reasonForKey(key).isPresent()) {
            return;
        }
        try {
            savepoint.around(() -> insert(key, reason));
        } catch (DuplicateKeyException e) {
            // Somebody else suppressed it at the same moment: the first reason stays.
            return;
        }
    }

    /** Why this address must not be mailed; empty when it may. */
    public Optional<String> reasonFor(String email) {
        return reasonForKey(EmailAddress.parse(email).key());
    }

    /** Those of the addresses that must not be mailed, as they were spelt, each with its reason; one query. */
    public Map<String, String> reasonsFor(Collection<String> emails) {
        Map<String, String> keys = new HashMap<>();
        emails.forEach(email -> EmailAddress.keyOf(email).ifPresent(key -> keys.put(email, key)));
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> reasons = new HashMap<>();
        jdbc.sql("select email_key, reason from suppression where email_key in (:keys)")
                .param("keys", Set.copyOf(keys.values()))
                .query(row -> {
                    reasons.put(row.getString("email_key"), row.getString("reason"));
                });
        keys.values().retainAll(reasons.keySet());
        keys.replaceAll((email, key) -> reasons.get(key));
        return keys;
    }

    private Optional<String> reasonForKey(String key) {
        return jdbc.sql("select reason from suppression where email_key = ?")
                .param(key)
                .query(String.class)
                .optional();
    }

    private void insert(String key, String reason) {
        jdbc.sql("insert into suppression (email_key, reason, suppressed_at) values (?, ?, ?)")
                .param(key)
                .param(reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason)
                .param(Timestamps.of(clock.instant()))
                .update();
    }
}
