package io.postrider.segments;

import io.postrider.contacts.ContactId;
import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in which segment, by the last look at her; written by whoever holds the segment. */
@Component
class MemberTable {

    private final JdbcClient jdbc;

    MemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<UUID> among(String segment, Collection<UUID> contacts) {
        return jdbc.sql("select contact_id from segment_member where segment = :segment and contact_id in (:contacts)")
                .param("segment", segment)
                .param("contacts", contacts)
                .query(UUID.class)
                .set();
    }

    /** One statement; whoever was erased meanwhile is left out. */
    void add(String segment, Collection<UUID> contacts, Instant since) {
        if (!contacts.isEmpty()) {
            jdbc.sql(
                            """
                            insert into segment_member (segment, contact_id, since)
                            select cast(:segment as varchar), id, cast(:since as timestamp(6) with time zone)
                            from contact where id in (:contacts)
                            """)
                    .param("segment", segment)
                    .param("contacts", contacts)
                    .param("since", Timestamps.of(since))
                    .update();
        }
    }

    void remove(String segment, Collection<UUID> contacts) {
        if (!contacts.isEmpty()) {
            jdbc.sql("delete from segment_member where segment = :segment and contact_id in (:contacts)")
                    .param("segment", segment)
                    .param("contacts", contacts)
                    .update();
        }
    }

    /** How many each segment has; those without anybody are left out. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select segment, count(*) as members from segment_member group by segment")
                .query(row -> {
                    counts.put(row.getString("segment"), row.getLong("members"));
                });
        return counts;
    }

    long count(String segment) {
        return jdbc.sql("select count(*) from segment_member where segment = ?")
                .param(segment)
                .query(Long.class)
                .single();
    }

    /** Members in the order of their ids, after the given one (null: from the first). */
    List<Member> page(String segment, ContactId after, int limit) {
        return jdbc.sql(
                        """
                        select contact_id, since from segment_member
                        where segment = :segment and contact_id > :after
                        order by contact_id fetch first :limit rows only
                        """)
                .param("segment", segment)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query((row, number) -> new Member(
                        new ContactId(row.getObject("contact_id", UUID.class)), Timestamps.read(row, "since")))
                .list();
    }

    List<Membership> of(ContactId contact) {
        return jdbc.sql(
                        """
                        select s.segment, s.name, m.since from segment_member m join segment s on s.segment = m.segment
                        where m.contact_id = ? order by s.name, s.segment
                        """)
                .param(contact.value())
                .query((row, number) ->
                        new Membership(row.getString("segment"), row.getString("name"), Timestamps.read(row, "since")))
                .list();
    }

    void forget(ContactId contact) {
        jdbc.sql("delete from segment_member where contact_id = ?")
                .param(contact.value())
                .update();
    }
}
