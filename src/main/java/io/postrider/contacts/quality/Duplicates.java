package io.postrider.contacts.quality;

import io.postrider.contacts.ContactId;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Contacts who are probably one person: two spellings of one mailbox by its provider's rules, or one external id told for
 * both. Nothing is merged by itself.
 */
@Component
public class Duplicates {

    /** Two of them. @param reason a sentence */
    public record Suspects(ContactId first, ContactId second, String reason) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Duplicates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An app told an external id for somebody that another contact has. Kept in a transaction of its own, because the one in
     * which it was told is rolled back.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void conflict(ContactId holder, ContactId contact, String externalId) {
        int known = jdbc.sql("update external_id_conflict set seen_at = ? where holder = ? and contact_id = ?")
                .params(Timestamps.of(clock.instant()), holder.value(), contact.value())
                .update();
        if (known == 0 && !holder.equals(contact)) {
            jdbc.sql(
                            """
                            insert into external_id_conflict (holder, contact_id, external_id, seen_at)
                            values (?, ?, ?, ?)
                            """)
                    .params(holder.value(), contact.value(), externalId, Timestamps.of(clock.instant()))
                    .update();
        }
    }

    /** Those with one external id first, then those with one mailbox; at most so many of each. */
    public List<Suspects> suspects(int limit) {
        List<Suspects> all = new ArrayList<>(sameExternalId(limit));
        all.addAll(sameMailbox(limit));
        return all;
    }

    private List<Suspects> sameExternalId(int limit) {
        return jdbc.sql(
                        "select holder, contact_id from external_id_conflict order by seen_at desc fetch first ? rows only")
                .param(limit)
                .query((row, number) -> new Suspects(
                        new ContactId(row.getObject("holder", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        "An app told the external id of the first for the second."))
                .list();
    }

    private List<Suspects> sameMailbox(int limit) {
        return jdbc.sql(
                        """
                        select a.contact_id as first_id, b.contact_id as second_id
                        from (select loose_key from address_note group by loose_key having count(*) > 1
                            order by loose_key fetch first :limit rows only) twice
                        join address_note a on a.loose_key = twice.loose_key
                        join address_note b on b.loose_key = twice.loose_key and a.contact_id < b.contact_id
                        order by a.contact_id, b.contact_id fetch first :limit rows only
                        """)
                .param("limit", limit)
                .query((row, number) -> new Suspects(
                        new ContactId(row.getObject("first_id", UUID.class)),
                        new ContactId(row.getObject("second_id", UUID.class)),
                        "Two spellings of one mailbox, by the rules of its provider."))
                .list();
    }
}
