package io.postrider.contacts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of many people somebody speaks of we know; one query however many they are. */
@Component
public class KnownContacts {

    private final JdbcClient jdbc;

    KnownContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids that are contacts, by the id as text. */
    public Map<String, ContactId> byId(Collection<String> ids) {
        Map<String, UUID> wanted = new HashMap<>();
        for (String id : ids) {
            try {
                wanted.put(id, ContactId.of(id).value());
            } catch (IllegalArgumentException e) {
                // Nobody has an id that is none.
            }
        }
        return known(
                wanted,
                "select id as said, id from contact where id in (:said)"
                        + " union all select gone, contact_id from contact_alias where gone in (:said)",
                UUID.class);
    }

    /** Those of the addresses that belong to contacts, by the address as it was spelt. */
    public Map<String, ContactId> byEmail(Collection<String> emails) {
        Map<String, String> wanted = new HashMap<>();
        for (String email : emails) {
            try {
                wanted.put(email, EmailAddress.parse(email).key());
            } catch (InvalidEmailAddress e) {
                // Nobody has an address that is none.
            }
        }
        return known(
                wanted,
                "select email_key as said, id from contact where email_key in (:said)"
                        + " union all select email_key, contact_id from contact_alias where email_key in (:said)",
                String.class);
    }

    /** Those of the external ids that belong to contacts. */
    public Map<String, ContactId> byExternalId(Collection<String> externalIds) {
        Map<String, String> wanted = externalIds.stream()
                .distinct()
                .filter(id -> !PlainValues.hasControls(id))
                .collect(Collectors.toMap(id -> id, id -> id));
        return known(
                wanted,
                "select external_id as said, id from contact where external_id in (:said)"
                        + " union all select external_id, contact_id from contact_alias where external_id in (:said)",
                String.class);
    }

    /** @param wanted what the column holds, by what was said */
    private <T> Map<String, ContactId> known(Map<String, T> wanted, String sql, Class<T> type) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<T, ContactId> found = new HashMap<>();
        jdbc.sql(sql).param("said", Set.copyOf(wanted.values())).query(row -> {
            found.put(row.getObject("said", type), new ContactId(row.getObject("id", UUID.class)));
        });
        Map<String, ContactId> known = new HashMap<>();
        wanted.forEach((said, held) -> {
            if (found.containsKey(held)) {
                known.put(said, found.get(held));
            }
        });
        return known;
    }
}
