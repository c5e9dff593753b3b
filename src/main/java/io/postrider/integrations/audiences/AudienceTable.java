package io.postrider.integrations.audiences;

import io.postrider.contacts.ContactId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom each platform has been told, and whom it still has to forget. */
@Component
class AudienceTable {

    private final JdbcClient jdbc;

    AudienceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The hashes of those of these contacts who have been told. */
    Map<ContactId, String> told(String connection, Collection<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return Map.of();
        }
        Map<ContactId, String> told = new LinkedHashMap<>();
        jdbc.sql("select contact_id, hash from audience_member where connection = :connection and contact_id in (:ids)")
                .param("connection", connection)
                .param("ids", contacts.stream().map(ContactId::value).toList())
                .query(row -> {
                    told.put(new ContactId(row.getObject("contact_id", UUID.class)), row.getString("hash"));
                });
        return told;
    }

    /** In the order of their ids. @param after null: from the first */
    Map<ContactId, String> after(String connection, ContactId after, int limit) {
        Map<ContactId, String> told = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select contact_id, hash from audience_member where connection = ? and contact_id > ?
                        order by contact_id fetch first ? rows only
                        """)
                .params(connection, after == null ? new UUID(0, 0) : after.value(), limit)
                .query(row -> {
                    told.put(new ContactId(row.getObject("contact_id", UUID.class)), row.getString("hash"));
                });
        return told;
    }

    /** A hash she had before is to be forgotten there. */
    void tell(String connection, ContactId contact, String hash) {
        String before = told(connection, List.of(contact)).get(contact);
        if (hash.equals(before)) {
            return;
        }
        if (before != null) {
            remove(connection, before);
            forget(connection, contact);
        }
        jdbc.sql("insert into audience_member (connection, contact_id, hash) values (?, ?, ?)")
                .params(connection, contact.value(), hash)
                .update();
    }

    void forget(String connection, ContactId contact) {
        jdbc.sql("delete from audience_member where connection = ? and contact_id = ?")
                .params(connection, contact.value())
                .update();
    }

    /** She is gone here, or somebody else now; what the platforms know her by is taken out at the next run. */
    void gone(ContactId contact) {
        jdbc.sql(
                        """
                        insert into audience_removal (connection, hash)
                        select m.connection, m.hash from audience_member m
                        where m.contact_id = :contact and not exists (select 1 from audience_removal r
                            where r.connection = m.connection and r.hash = m.hash)
                        """)
                .param("contact", contact.value())
                .update();
        jdbc.sql("delete from audience_member where contact_id = ?")
                .param(contact.value())
                .update();
    }

    private void remove(String connection, String hash) {
        jdbc.sql(
                        """
                        insert into audience_removal (connection, hash)
                        select cast(:connection as varchar(40)), cast(:hash as varchar(64)) from (select 1 as one) o
                        where not exists (select 1 from audience_removal r where r.connection = :connection and r.hash = :hash)
                        """)
                .param("connection", connection)
                .param("hash", hash)
                .update();
    }

    /** Those nobody else stands for meanwhile. */
    List<String> removals(String connection, int limit) {
        return jdbc.sql("select hash from audience_removal where connection = ? order by hash fetch first ? rows only")
                .params(connection, limit)
                .query(String.class)
                .list();
    }

    /** Whether somebody who may be there has the same. */
    boolean stands(String connection, String hash) {
        return !jdbc.sql("select 1 from audience_member where connection = ? and hash = ? fetch first 1 row only")
                .params(connection, hash)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    void removed(String connection, Collection<String> hashes) {
        if (!hashes.isEmpty()) {
            jdbc.sql("delete from audience_removal where connection = :connection and hash in (:hashes)")
                    .param("connection", connection)
                    .param("hashes", hashes)
                    .update();
        }
    }

    /** For her own copy. */
    List<String> of(ContactId contact) {
        return jdbc.sql("select connection from audience_member where contact_id = ? order by connection")
                .param(contact.value())
                .query(String.class)
                .list();
    }
}
