package io.postrider.integrations.exports;

import io.postrider.contacts.ContactId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What the store was told of each contact, as a fingerprint: only what differs from it is told again. */
@Component
class ToldTable {

    /** What a run told counts when all of it arrived; until then what was told before. */
    private static final String KNOWN =
            """
            select e.contact_id, case when r.state = 'DONE' then e.told else e.told_before end as known
            from export_contact e left join export_run r on r.id = e.run
            """;

    private static final String TELL =
            """
            merge into export_contact e using (select cast(:contact as uuid) as contact_id, cast(:run as bigint) as run,
                cast(:told as varchar(64)) as told, cast(:before as varchar(64)) as told_before) n on e.contact_id = n.contact_id
            when matched then update set run = n.run, told = n.told, told_before = n.told_before
            when not matched then insert (contact_id, run, told, told_before)
                values (n.contact_id, n.run, n.told, n.told_before)
            """;

    private final NamedParameterJdbcTemplate jdbc;

    ToldTable(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is told of a contact. @param print null: that she is gone @param before what was known of her before; null: nothing */
    record Told(ContactId contact, String print, String before) {}

    /** Somebody of whom something was told, and who is not here any more. @param known null: the store need not hear of it */
    record Gone(ContactId contact, String known) {}

    /** Of whom the store knows nothing is missing. */
    Map<ContactId, String> known(List<ContactId> contacts) {
        Map<ContactId, String> known = new HashMap<>();
        if (!contacts.isEmpty()) {
            jdbc.query(
                    KNOWN + "where e.contact_id in (:ids)",
                    Map.of("ids", contacts.stream().map(ContactId::value).toList()),
                    row -> {
                        if (row.getString("known") != null) {
                            known.put(new ContactId(row.getObject("contact_id", UUID.class)), row.getString("known"));
                        }
                    });
        }
        return known;
    }

    /** Those who are gone, in the order of their ids after the given one. */
    List<Gone> gone(ContactId after, int limit) {
        return jdbc.query(
                KNOWN
                        + """
                        where e.contact_id > :after and not exists (select 1 from contact c where c.id = e.contact_id)
                        order by e.contact_id fetch first :limit rows only
                        """,
                Map.of("after", after == null ? new UUID(0, 0) : after.value(), "limit", limit),
                (row, number) ->
                        new Gone(new ContactId(row.getObject("contact_id", UUID.class)), row.getString("known")));
    }

    void tell(long run, List<Told> told) {
        jdbc.batchUpdate(
                TELL,
                told.stream()
                        .map(it -> new MapSqlParameterSource()
                                .addValue("contact", it.contact().value())
                                .addValue("run", run)
                                .addValue("told", it.print())
                                .addValue("before", it.before()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Nothing is known of them any more, not even that they were. */
    void forget(Set<ContactId> contacts) {
        if (!contacts.isEmpty()) {
            jdbc.update(
                    "delete from export_contact where contact_id in (:ids)",
                    Map.of("ids", contacts.stream().map(ContactId::value).toList()));
        }
    }

    /** She is gone: that something was told of her stays until the store knows; what it was does not. */
    void empty(ContactId contact) {
        jdbc.update(
                """
                update export_contact set told = case when told is null then null else '' end,
                    told_before = case when told_before is null then null else '' end
                where contact_id = :contact
                """,
                Map.of("contact", contact.value()));
    }
}
