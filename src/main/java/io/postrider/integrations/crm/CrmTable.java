package io.postrider.integrations.crm;

import io.postrider.contacts.ContactId;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is who in a CRM, what it was told, and when each shared field was last changed. */
@Component
class CrmTable {

    private final JdbcClient jdbc;
    private final MachineTime time;

    CrmTable(JdbcClient jdbc, MachineTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Somebody both know. @param told a number made of what the CRM was last told; null: nothing yet */
    record Linked(ContactId contact, String theirId, String told) {}

    /** A shared field. @param hash of the value both had last */
    record Shared(String hash, Instant changedAt) {}

    /** One of her links, for her own copy. */
    record Link(String connection, String theirId) {}

    Optional<ContactId> ours(String connection, String theirId) {
        return jdbc.sql("select contact_id from crm_contact where connection = ? and their_id = ?")
                .params(connection, theirId)
                .query(UUID.class)
                .optional()
                .map(ContactId::new);
    }

    /** From now on these two are one, whoever they were before. */
    void link(String connection, ContactId contact, String theirId) {
        if (ours(connection, theirId).filter(contact::equals).isPresent()) {
            return;
        }
        jdbc.sql("delete from crm_contact where connection = ? and (their_id = ? or contact_id = ?)")
                .params(connection, theirId, contact.value())
                .update();
        jdbc.sql("insert into crm_contact (connection, contact_id, their_id) values (?, ?, ?)")
                .params(connection, contact.value(), theirId)
                .update();
    }

    List<Linked> after(String connection, ContactId after, int limit) {
        return jdbc.sql(
                        """
                        select contact_id, their_id, told from crm_contact where connection = ? and contact_id > ?
                        order by contact_id fetch first ? rows only
                        """)
                .params(connection, after == null ? new UUID(0, 0) : after.value(), limit)
                .query((row, number) -> new Linked(
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        row.getString("their_id"),
                        row.getString("told")))
                .list();
    }

    void told(String connection, ContactId contact, String told) {
        jdbc.sql("update crm_contact set told = ? where connection = ? and contact_id = ?")
                .params(told, connection, contact.value())
                .update();
    }

    Map<String, Shared> shared(String connection, ContactId contact) {
        Map<String, Shared> shared = new HashMap<>();
        jdbc.sql("select field, hash, changed_at from crm_field where connection = ? and contact_id = ?")
                .params(connection, contact.value())
                .query(row -> {
                    shared.put(
                            row.getString("field"),
                            new Shared(row.getString("hash"), Timestamps.read(row, "changed_at")));
                });
        return shared;
    }

    /** Both have this value now, written by whoever wrote it then. */
    void agreed(String connection, ContactId contact, String field, String hash, Instant changedAt) {
        jdbc.sql("delete from crm_field where connection = ? and contact_id = ? and field = ?")
                .params(connection, contact.value(), field)
                .update();
        jdbc.sql("insert into crm_field (connection, contact_id, field, hash, changed_at) values (?, ?, ?, ?, ?)")
                .params(connection, contact.value(), field, hash, Timestamps.of(changedAt))
                .update();
    }

    /** Somebody changed these here; a field that was never shared has no time of its own yet. */
    void changedHere(ContactId contact, Collection<String> fields) {
        if (!fields.isEmpty()) {
            jdbc.sql("update crm_field set changed_at = :now where contact_id = :contact and field in (:fields)")
                    .param("now", Timestamps.of(time.now()))
                    .param("contact", contact.value())
                    .param("fields", fields)
                    .update();
        }
    }

    void forget(ContactId contact) {
        jdbc.sql("delete from crm_field where contact_id = ?")
                .param(contact.value())
                .update();
        jdbc.sql("delete from crm_contact where contact_id = ?")
                .param(contact.value())
                .update();
    }

    List<Link> of(ContactId contact) {
        return jdbc.sql("select connection, their_id from crm_contact where contact_id = ? order by connection")
                .param(contact.value())
                .query((row, number) -> new Link(row.getString("connection"), row.getString("their_id")))
                .list();
    }

    /** Of each contact, by field. */
    Map<ContactId, Map<String, Shared>> sharedOfAll(String connection, Collection<ContactId> contacts) {
        Map<ContactId, Map<String, Shared>> all = new LinkedHashMap<>();
        contacts.forEach(contact -> all.put(contact, shared(connection, contact)));
        return all;
    }
}
