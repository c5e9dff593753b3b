package io.postrider.delivery.doors;

import io.postrider.contacts.ContactId;
import io.postrider.delivery.MailId;
import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail that came back, on its way from the door to being understood. */
@Component
class ReturnedMailTable {

    /** @param mail the mail it is about, when the address it came to says so, else null @param receivedAt business time */
    record Row(long id, String door, MailId mail, byte[] source, int attempts, Instant receivedAt) {}

    private final JdbcClient jdbc;

    ReturnedMailTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Committed when it returns (outside a transaction). @return false when it is there already */
    boolean add(ArrivedMail mail) {
        try {
            return insert(mail) == 1;
        } catch (DuplicateKeyException cameTwiceAtOnce) {
            return false;
        }
    }

    private int insert(ArrivedMail mail) {
        return jdbc.sql(
                        """
                        insert into returned_mail (content_hash, recipient, door, mail_id, contact_id, state, attributed,
                            attempts, size, source, received_at, machine_at)
                        select cast(:hash as varchar), :recipient, :door, cast(:mail as bigint), cast(:contact as uuid),
                            'NEW', false, 0, :size, :source, cast(:receivedAt as timestamp(6) with time zone),
                            cast(:machineAt as timestamp(6) with time zone)
                        where not exists (
                            select 1 from returned_mail where content_hash = :hash and recipient = :recipient)
                        """)
                .param("hash", mail.hash())
                .param("recipient", mail.recipient())
                .param("door", mail.door())
                .param("mail", mail.mail() == null ? null : mail.mail().value())
                .param("contact", mail.contact() == null ? null : mail.contact().value())
                .param("size", mail.size())
                .param("source", mail.source())
                .param("receivedAt", Timestamps.of(mail.receivedAt()))
                .param("machineAt", Timestamps.of(mail.machineAt()))
                .update();
    }

    /**
     * The next that is not understood; what failed before comes last, so that it holds up nobody. It is not held: whoever understands
     * it holds the contact first, as erasure does, and what follows is idempotent.
     */
    Optional<Row> nextUnread() {
        return first("NEW", "");
    }

    /** The next to be passed on, held until the transaction ends. */
    Optional<Row> nextToPassOn() {
        return first("FORWARD", " for update skip locked");
    }

    private Optional<Row> first(String state, String hold) {
        return jdbc.sql("select * from returned_mail where state = :state order by attempts, id fetch first 1 rows only"
                        + hold)
                .param("state", state)
                .query(ReturnedMailTable::read)
                .optional();
    }

    /** It is understood: what it said is forgotten. */
    void done(long id, String kind, MailId mail, ContactId contact) {
        end(id, "DONE", kind, mail, contact, true);
    }

    /** It waits for a person, or to be passed on. */
    void leave(long id, String state, String kind, MailId mail, ContactId contact) {
        end(id, state, kind, mail, contact, false);
    }

    private void end(long id, String state, String kind, MailId mail, ContactId contact, boolean forget) {
        jdbc.sql(
                        """
                        update returned_mail set state = :state, kind = :kind, attributed = :attributed, attempts = 0,
                            mail_id = coalesce(cast(:mail as bigint), mail_id),
                            contact_id = coalesce(cast(:contact as uuid), contact_id),
                            source = case when :forget then null else source end
                        where id = :id and state = 'NEW'
                        """)
                .param("state", state)
                .param("kind", kind)
                .param("attributed", mail != null)
                .param("mail", mail == null ? null : mail.value())
                .param("contact", contact == null ? null : contact.value())
                .param("forget", forget)
                .param("id", id)
                .update();
    }

    void move(long id, String state, boolean forget) {
        jdbc.sql(
                        "update returned_mail set state = :state, source = case when :forget then null else source end where id = :id")
                .param("state", state)
                .param("forget", forget)
                .param("id", id)
                .update();
    }

    /** @param limit attempts after which it is set aside in the given state */
    void failed(long id, int limit, String aside) {
        jdbc.sql(
                        """
                        update returned_mail set attempts = attempts + 1,
                            state = case when attempts + 1 >= :limit then :aside else state end
                        where id = :id
                        """)
                .param("limit", limit)
                .param("aside", aside)
                .param("id", id)
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        long mail = row.getLong("mail_id");
        boolean none = row.wasNull();
        String source = row.getString("source");
        return new Row(
                row.getLong("id"),
                row.getString("door"),
                none ? null : new MailId(mail),
                source == null ? new byte[0] : source.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                row.getInt("attempts"),
                Timestamps.read(row, "received_at"));
    }
}
