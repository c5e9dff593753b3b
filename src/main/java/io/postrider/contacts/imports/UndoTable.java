package io.postrider.contacts.imports;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.StoredJson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of an import to be taken back. */
@Component
class UndoTable {

    private final JdbcClient jdbc;
    private final StoredJson json;

    UndoTable(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What an import changed about somebody, as {@link ChangeNotes} wrote it down. */
    record Change(ContactId contact, Map<String, Object> notes) {}

    List<ContactId> made(long importId, int limit) {
        return jdbc
                .sql("select id from contact where import_id = ? order by id fetch first ? rows only")
                .params(importId, limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(ContactId::new)
                .toList();
    }

    /** Those somebody has changed since they were made. */
    Set<ContactId> changedSince(Collection<ContactId> contacts) {
        return jdbc
                .sql("select id from contact where id in (:ids) and updated_at > created_at")
                .param("ids", contacts.stream().map(ContactId::value).toList())
                .query(UUID.class)
                .list()
                .stream()
                .map(ContactId::new)
                .collect(Collectors.toSet());
    }

    /** They are not the import's any more. */
    void keep(long importId, Collection<ContactId> contacts) {
        if (!contacts.isEmpty()) {
            jdbc.sql(
                            "update contact set import_id = null, import_line = null where import_id = :import and id in (:ids)")
                    .param("import", importId)
                    .param("ids", contacts.stream().map(ContactId::value).toList())
                    .update();
        }
    }

    List<Change> changes(long importId, int limit) {
        return jdbc.sql(
                        """
                        select contact_id, changes from contact_import_change
                        where import_id = ? order by contact_id fetch first ? rows only
                        """)
                .params(importId, limit)
                .query((row, number) -> new Change(
                        new ContactId(row.getObject("contact_id", UUID.class)), json.read(row.getString("changes"))))
                .list();
    }

    void done(long importId, ContactId contact) {
        jdbc.sql("delete from contact_import_change where import_id = ? and contact_id = ?")
                .params(importId, contact.value())
                .update();
    }
}
