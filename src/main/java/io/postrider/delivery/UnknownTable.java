package io.postrider.delivery;

import io.postrider.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails of unknown fate that still wait for a decision. */
@Component
class UnknownTable {

    private static final int AT_ONCE = 200;

    /** @param via the server it was handed to, null when its node vanished without a word */
    record Doubt(Claim claim, String via, Instant since) {}

    private final JdbcClient jdbc;
    private final OutboxRow row;

    UnknownTable(JdbcClient jdbc, OutboxRow row) {
        this.jdbc = jdbc;
        this.row = row;
    }

    List<Doubt> undecided() {
        return jdbc.sql(
                        """
                        select * from outbox where state = 'UNKNOWN' and unknown_since is not null
                        order by unknown_since fetch first :limit rows only
                        """)
                .param("limit", AT_ONCE)
                .query((found, number) -> new Doubt(
                        row.claim().mapRow(found, number),
                        found.getString("via"),
                        Timestamps.read(found, "unknown_since")))
                .list();
    }

    /** The mail, when its fate is unknown. */
    Optional<Claim> find(MailId mail) {
        return jdbc.sql("select * from outbox where id = :id and state = 'UNKNOWN'")
                .param("id", mail.value())
                .query(row.claim())
                .optional();
    }

    /** Nobody will ever know; it stays as it is, with the sentence. The node's name stays: its journal may still tell. */
    void leave(Claim claim, String reason) {
        jdbc.sql(
                        """
                        update outbox set unknown_since = null, reason = :reason
                        where id = :id and fence = :fence and state = 'UNKNOWN'
                        """)
                .param("reason", reason)
                .param("id", claim.id().value())
                .param("fence", claim.fence())
                .update();
    }
}
