package io.postrider.delivery.catcher;

import io.postrider.time.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails the catcher keeps. */
@Component
public class CaughtMails {

    /**
     * @param receivedAt business time
     * @param deliveries 1, or more when the same message came again
     * @param source the message as it came over the wire; null in lists
     */
    public record Caught(
            long id,
            String messageId,
            String sender,
            String recipient,
            String subject,
            Instant receivedAt,
            int deliveries,
            String source) {}

    private static final String LISTED =
            "id, message_id, sender, recipient, subject, received_at, deliveries, cast(null as varchar) as source";

    private final JdbcClient jdbc;

    CaughtMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Committed when it returns. A message that comes again is counted, not kept twice. */
    void keep(Caught mail, Instant machineAt) {
        if (countAgain(mail)) {
            return;
        }
        try {
            jdbc.sql(
                            """
                            insert into caught_mail
                                (message_id, sender, recipient, subject, received_at, machine_at, deliveries, source)
                            values (:messageId, :sender, :recipient, :subject, :receivedAt, :machineAt, 1, :source)
                            """)
                    .param("messageId", mail.messageId())
                    .param("sender", mail.sender())
                    .param("recipient", mail.recipient())
                    .param("subject", mail.subject())
                    .param("receivedAt", Timestamps.of(mail.receivedAt()))
                    .param("machineAt", Timestamps.of(machineAt))
                    .param("source", mail.source())
                    .update();
        } catch (DuplicateKeyException cameTwiceAtOnce) {
            countAgain(mail);
        }
    }

    private boolean countAgain(Caught mail) {
        return jdbc.sql(
                                """
                                update caught_mail set deliveries = deliveries + 1
                                where message_id = :messageId and recipient = :recipient
                                """)
                        .param("messageId", mail.messageId())
                        .param("recipient", mail.recipient())
                        .update()
                > 0;
    }

    /** Newest first, older than the given id (null: from the newest); with their sources left out. */
    public List<Caught> page(Long before, int limit) {
        return jdbc.sql("select " + LISTED
                        + " from caught_mail where id < :before order by id desc fetch first :limit rows only")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(CaughtMails::read)
                .list();
    }

    /** Newest first, to one address. */
    public List<Caught> to(String recipient, int limit) {
        return jdbc.sql(
                        "select " + LISTED
                                + " from caught_mail where recipient = :recipient order by id desc fetch first :limit rows only")
                .param("recipient", key(recipient))
                .param("limit", limit)
                .query(CaughtMails::read)
                .list();
    }

    public Optional<Caught> find(long id) {
        return jdbc.sql("select * from caught_mail where id = :id")
                .param("id", id)
                .query(CaughtMails::read)
                .optional();
    }

    boolean holds(String messageId) {
        return jdbc.sql("select count(*) from caught_mail where message_id = :messageId")
                        .param("messageId", messageId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Keeps the newest. */
    void prune(int keep) {
        jdbc.sql(
                        """
                        delete from caught_mail where id <= (select id from caught_mail order by id desc
                            offset :keep rows fetch first 1 rows only)
                        """)
                .param("keep", keep)
                .update();
    }

    public void erase(String recipient) {
        jdbc.sql("delete from caught_mail where recipient = :recipient")
                .param("recipient", key(recipient))
                .update();
    }

    /** Mails whose Message-ID begins like this, whoever got them. */
    public void eraseByMessageId(String beginning) {
        jdbc.sql("delete from caught_mail where message_id like :pattern")
                .param("pattern", beginning + "%")
                .update();
    }

    /** However she spelt her address, it is one inbox; addresses travel with their domain in ASCII. */
    static String key(String address) {
        int at = address.lastIndexOf('@');
        String domain = at < 0 ? "" : java.net.IDN.toASCII(address.substring(at + 1));
        return (at < 0 ? address : address.substring(0, at + 1) + domain).toLowerCase(Locale.ROOT);
    }

    private static Caught read(ResultSet row, int number) throws SQLException {
        return new Caught(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                Timestamps.read(row, "received_at"),
                row.getInt("deliveries"),
                row.getString("source"));
    }
}
