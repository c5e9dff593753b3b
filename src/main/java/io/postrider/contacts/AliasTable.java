package io.postrider.contacts;

import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What merged contacts were known by. */
@Component
class AliasTable {

    private final JdbcClient jdbc;

    AliasTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody was known by before, for her own copy. */
    record Alias(ContactId formerId, String formerAddress, String formerExternalId, Instant mergedAt) {}

    /** From now on the contact that goes is found as the one that is kept. @param externalId null when it is kept as hers */
    void add(ContactId kept, Contact gone, String key, String externalId, Instant at, String by) {
        jdbc.sql("update contact_alias set contact_id = ? where contact_id = ?")
                .params(kept.value(), gone.id().value())
                .update();
        jdbc.sql(
                        """
                        insert into contact_alias (gone, contact_id, email_key, external_id, merged_at, merged_by)
                        values (:gone, :kept, :key, :externalId, :at, :by)
                        """)
                .param("gone", gone.id().value())
                .param("kept", kept.value())
                .param("key", key)
                .param("externalId", externalId)
                .param("at", Timestamps.of(at))
                .param("by", by)
                .update();
    }

    Optional<ContactId> byFormerId(ContactId gone) {
        return find("gone = ?", gone.value());
    }

    Optional<ContactId> byEmailKey(String key) {
        return find("email_key = ?", key);
    }

    Optional<ContactId> byExternalId(String externalId) {
        return find("external_id = ?", externalId);
    }

    /** An address or external id that somebody else has now leads to her alone. */
    void release(String key, String externalId) {
        jdbc.sql("delete from contact_alias where email_key = ? or external_id = ?")
                .params(key, externalId)
                .update();
    }

    List<Alias> of(ContactId contact) {
        return jdbc.sql("select * from contact_alias where contact_id = ? order by merged_at")
                .param(contact.value())
                .query((row, number) -> new Alias(
                        new ContactId(row.getObject("gone", UUID.class)),
                        row.getString("email_key"),
                        row.getString("external_id"),
                        Timestamps.read(row, "merged_at")))
                .list();
    }

    private Optional<ContactId> find(String condition, Object value) {
        return jdbc.sql("select contact_id from contact_alias where " + condition)
                .param(value)
                .query(UUID.class)
                .optional()
                .map(ContactId::new);
    }
}
