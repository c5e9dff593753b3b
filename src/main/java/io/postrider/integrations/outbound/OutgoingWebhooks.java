package io.postrider.integrations.outbound;

import io.postrider.access.AuditLog;
import io.postrider.access.SealedText;
import io.postrider.time.MachineTime;
import io.postrider.time.Timestamps;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who hears of what. The secret is shown once, when a webhook is made. */
@Component
public class OutgoingWebhooks {

    private static final Pattern EVENTS = Pattern.compile("\\*|[a-z][a-zA-Z0-9_-]*(\\.[a-zA-Z0-9_-]+)*(\\.\\*)?");
    private static final int MOST_PATTERNS = 50;

    private final JdbcClient jdbc;
    private final SealedText sealed;
    private final AuditLog audit;
    private final OutboundSettings settings;
    private final Clock clock;
    private final MachineTime machine;

    OutgoingWebhooks(
            JdbcClient jdbc,
            SealedText sealed,
            AuditLog audit,
            OutboundSettings settings,
            Clock clock,
            MachineTime machine) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.machine = machine;
    }

    /** A new one with its secret. */
    public record Added(OutgoingWebhook webhook, String secret) {}

    /** @throws InvalidWebhook when it cannot be called or no event is meant */
    @Transactional
    public Added add(String url, List<String> events, boolean includeContact, String who) {
        check(url, events);
        UUID id = UUID.randomUUID();
        String secret = Signing.newSecret();
        jdbc.sql(
                        """
                        insert into outgoing_webhook (id, url, patterns, secret, include_contact, active, created_at, created_by)
                        values (?, ?, ?, ?, ?, true, ?, ?)
                        """)
                .params(
                        id,
                        url,
                        String.join(" ", events),
                        sealed.seal(kind(id), secret),
                        includeContact,
                        Timestamps.of(clock.instant()),
                        who)
                .update();
        audit.record(who, "webhook added", URI.create(url).getHost());
        return new Added(find(id).orElseThrow(), secret);
    }

    public List<OutgoingWebhook> all() {
        return jdbc.sql("select * from outgoing_webhook order by created_at, id")
                .query(OutgoingWebhooks::read)
                .list();
    }

    public Optional<OutgoingWebhook> find(UUID id) {
        return jdbc.sql("select * from outgoing_webhook where id = ?")
                .param(id)
                .query(OutgoingWebhooks::read)
                .optional();
    }

    /** What waited while it was off is told then. @throws InvalidWebhook when there is none */
    @Transactional
    public OutgoingWebhook switchOn(UUID id, boolean on, String who) {
        int changed = jdbc.sql(
                        "update outgoing_webhook set active = ?, off_reason = null, failing_since = null where id = ?")
                .params(on, id)
                .update();
        if (changed == 0) {
            throw InvalidWebhook.missing();
        }
        audit.record(who, on ? "webhook switched on" : "webhook switched off", id.toString());
        return find(id).orElseThrow();
    }

    @Transactional
    public void remove(UUID id, String who) {
        if (jdbc.sql("delete from outgoing_webhook where id = ?").param(id).update() == 0) {
            throw InvalidWebhook.missing();
        }
        audit.record(who, "webhook removed", id.toString());
    }

    /** Those that were switched off because nobody took anything any more. */
    public List<OutgoingWebhook> switchedOff() {
        return all().stream().filter(it -> it.offReason() != null).toList();
    }

    String secret(UUID id) {
        return jdbc.sql("select secret from outgoing_webhook where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .flatMap(secret -> sealed.open(kind(id), secret))
                .orElseThrow(() -> new IllegalStateException(
                        "The secret of a webhook cannot be read: POSTRIDER_SECRET is another one"));
    }

    void took(UUID id) {
        jdbc.sql("update outgoing_webhook set failing_since = null where id = ? and failing_since is not null")
                .param(id)
                .update();
    }

    /** @param why null unless it must be switched off at once */
    void failed(UUID id, String why) {
        Instant now = machine.now();
        jdbc.sql("update outgoing_webhook set failing_since = ? where id = ? and failing_since is null")
                .params(Timestamps.of(now), id)
                .update();
        String reason = why != null
                ? why
                : "It took nothing for " + settings.switchOffAfter().toDays() + " days.";
        int off = jdbc.sql(
                        """
                        update outgoing_webhook set active = false, off_reason = :reason
                        where id = :id and active and (:atOnce or failing_since <= :longAgo)
                        """)
                .param("reason", reason)
                .param("id", id)
                .param("atOnce", why != null)
                .param("longAgo", Timestamps.of(now.minus(settings.switchOffAfter())))
                .update();
        if (off > 0) {
            audit.record("Postrider", "webhook switched off", id + ": " + reason);
        }
    }

    private void check(String url, List<String> events) {
        try {
            URI uri = new URI(url == null ? "" : url);
            boolean scheme =
                    "https".equals(uri.getScheme()) || settings.allowPrivate() && "http".equals(uri.getScheme());
            if (!scheme || uri.getHost() == null || uri.getUserInfo() != null || url.length() > 2_000) {
                throw new InvalidWebhook(
                        "url must be an https address without a password, of at most 2000 characters.");
            }
        } catch (URISyntaxException e) {
            throw new InvalidWebhook("url must be an https address without a password, of at most 2000 characters.");
        }
        if (events == null
                || events.isEmpty()
                || events.size() > MOST_PATTERNS
                || !events.stream()
                        .allMatch(it -> it != null
                                && it.length() <= 100
                                && EVENTS.matcher(it).matches())) {
            throw new InvalidWebhook(
                    "events must name 1 to " + MOST_PATTERNS + " events, such as order.placed, email.* or *.");
        }
    }

    private static String kind(UUID id) {
        return "webhook:" + id;
    }

    private static OutgoingWebhook read(ResultSet row, int number) throws SQLException {
        return new OutgoingWebhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                Stream.of(row.getString("patterns").split(" ")).toList(),
                row.getBoolean("include_contact"),
                row.getBoolean("active"),
                row.getString("off_reason"),
                Timestamps.read(row, "failing_since"),
                Timestamps.read(row, "created_at"),
                row.getString("created_by"));
    }
}
