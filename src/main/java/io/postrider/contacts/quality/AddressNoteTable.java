package io.postrider.contacts.quality;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.quality.AddressHint.Kind;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notes about addresses. */
@Repository
class AddressNoteTable {

    // A contact erased since she was read gets no note: the select finds nobody.
    private static final String NOTE =
            """
            merge into address_note n using (select c.id, cast(:key as varchar(320)) as email_key,
                cast(:loose as varchar(320)) as loose_key, cast(:hints as varchar(100)) as hints,
                cast(:at as timestamp(6) with time zone) as noted_at
                from contact c where c.id = :id) new on n.contact_id = new.id
            when matched then update set email_key = new.email_key, loose_key = new.loose_key, hints = new.hints,
                noted_at = new.noted_at
            when not matched then insert (contact_id, email_key, loose_key, hints, noted_at)
                values (new.id, new.email_key, new.loose_key, new.hints, new.noted_at)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    AddressNoteTable(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A contact whose address nobody has looked at. */
    record Unnoted(ContactId id, String key) {}

    List<Unnoted> unnoted(int limit) {
        return jdbc.sql(
                        """
                        select c.id, c.email_key from contact c
                        left join address_note n on n.contact_id = c.id and n.email_key = c.email_key
                        where n.contact_id is null
                        fetch first ? rows only
                        """)
                .param(limit)
                .query((row, number) ->
                        new Unnoted(new ContactId(row.getObject("id", UUID.class)), row.getString("email_key")))
                .list();
    }

    void note(List<AddressNote> notes, Instant at) {
        if (!notes.isEmpty()) {
            batches.batchUpdate(
                    NOTE,
                    notes.stream()
                            .map(note -> new MapSqlParameterSource()
                                    .addValue("id", note.contact().value())
                                    .addValue("key", note.key())
                                    .addValue("loose", note.loose())
                                    .addValue("hints", note.stored())
                                    .addValue("at", Timestamps.of(at)))
                            .toArray(MapSqlParameterSource[]::new));
        }
    }

    Optional<AddressNote> find(ContactId contact) {
        return jdbc.sql("select * from address_note where contact_id = ?")
                .param(contact.value())
                .query(AddressNoteTable::read)
                .optional();
    }

    /** @param kind null for any */
    List<AddressNote> doubtful(Kind kind, ContactId after, int limit) {
        return jdbc.sql(
                        """
                        select * from address_note
                        where hints <> '' and contact_id > :after and (hints like :kind)
                        order by contact_id fetch first :limit rows only
                        """)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("kind", kind == null ? "%" : "%" + kind.name() + "%")
                .param("limit", limit)
                .query(AddressNoteTable::read)
                .list();
    }

    private static AddressNote read(ResultSet row, int number) throws SQLException {
        return new AddressNote(
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("email_key"),
                row.getString("loose_key"),
                AddressNote.kinds(row.getString("hints")));
    }
}
