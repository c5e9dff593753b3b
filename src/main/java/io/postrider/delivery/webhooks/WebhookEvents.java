package io.postrider.delivery.webhooks;

import io.postrider.delivery.MailId;
import io.postrider.time.Timestamps;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What providers reported lately and what became of it, for operators; never with an address in it. */
@Component
public class WebhookEvents {

    private final JdbcClient jdbc;

    WebhookEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, older than the given id (null: from the newest). @param state null means any */
    public List<WebhookEvent> older(Long before, String state, int limit) {
        return jdbc.sql(
                        """
                        select id, provider, event_id, mail_id, received_at, state, attempts, reason from webhook_event
                        where id < :before and (state = :state or cast(:state as varchar) is null)
                        order by id desc fetch first :limit rows only
                        """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("state", state)
                .param("limit", limit)
                .query((row, number) -> new WebhookEvent(
                        row.getLong("id"),
                        row.getString("provider"),
                        row.getString("event_id"),
                        new MailId(row.getLong("mail_id")),
                        Timestamps.read(row, "received_at"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("reason")))
                .list();
    }
}
