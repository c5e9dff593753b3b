package io.postrider.delivery;

import io.postrider.events.LogMarks;
import io.postrider.time.MachineTime;
import io.postrider.time.Node;
import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which mails this node works on; no other node takes them while the lease lasts. */
@Component
class Claims {

    /** Leases after which even a mail of this node's own must have been forgotten by its sender. */
    private static final int OWN_PATIENCE = 6;

    private static final String WAITS = "state in ('PENDING', 'DEFERRED', 'HELD')";

    /** Goes from provider to provider by the index, however many mails wait; then looks into each one's lanes. */
    private static final String DUE =
            """
            with recursive waiting (provider) as (
                select min(provider) from outbox where %1$s
                union all
                select (select min(o.provider) from outbox o where o.provider > w.provider and o.%1$s)
                from waiting w where w.provider is not null)
            select w.provider, l.lane from waiting w cross join (values (1), (0), (-1)) l (lane)
            where exists (select 1 from outbox o
                where o.provider = w.provider and o.lane = l.lane and o.%1$s and o.not_before <= :now)
            """
                    .formatted(WAITS);

    private final JdbcClient jdbc;
    private final OutboxRow row;
    private final Clock clock;
    private final MachineTime machine;
    private final Holder holder;

    /** Who claims, and for how long. */
    @Component
    record Holder(Node node, DeliverySettings settings, LogMarks marks) {
        Duration lease() {
            return settings.lease();
        }
    }

    Claims(JdbcClient jdbc, OutboxRow row, Clock clock, MachineTime machine, Holder holder) {
        this.jdbc = jdbc;
        this.row = row;
        this.clock = clock;
        this.machine = machine;
        this.holder = holder;
    }

    private record Due(String provider, int lane) {}

    /** Providers that mail is due for, those of the express lane first; among equals each time another. */
    List<String> dueProviders() {
        List<Due> due = new ArrayList<>(jdbc.sql(DUE)
                .param("now", Timestamps.of(clock.instant()))
                .query((row, number) -> new Due(row.getString("provider"), row.getInt("lane")))
                .list());
        Collections.shuffle(due);
        due.sort(Comparator.comparingInt(Due::lane).reversed());
        return due.stream().map(Due::provider).distinct().toList();
    }

    /** The next mails that are due for a provider, express lane first; committed before anything is done with them. */
    @Transactional
    public List<Claim> claim(String provider, int limit) {
        List<Claim> claims = new ArrayList<>();
        for (int lane = Lane.EXPRESS; lane >= Lane.BULK && claims.size() < limit; lane--) {
            claims.addAll(due(provider, lane, limit - claims.size()));
        }
        if (!claims.isEmpty()) {
            jdbc.sql(
                            """
                            update outbox set state = 'CLAIMED', node = :node, lease_until = :lease, fence = fence + 1,
                                sent_to = (select c.email_key from contact c where c.id = outbox.contact_id)
                            where id in (:ids)
                            """)
                    .param("node", holder.node().name())
                    .param("lease", Timestamps.of(machine.now().plus(holder.lease())))
                    .param(
                            "ids",
                            claims.stream().map(claim -> claim.id().value()).toList())
                    .update();
        }
        return claims.stream()
                .map(old -> new Claim(old.id(), old.email(), old.provider(), old.history(), old.fence() + 1))
                .toList();
    }

    /** Rows another node is just claiming are passed over, not waited for. */
    private List<Claim> due(String provider, int lane, int limit) {
        return jdbc.sql(
                        """
                        select * from outbox
                        where provider = :provider and state in ('PENDING', 'DEFERRED', 'HELD') and lane = :lane
                            and not_before <= :now
                        order by not_before, id
                        fetch first :limit rows only
                        for update skip locked
                        """)
                .param("provider", provider)
                .param("lane", lane)
                .param("now", Timestamps.of(clock.instant()))
                .param("limit", limit)
                .query(row.claim())
                .list();
    }

    /** How a claimed mail stands at the last moment. */
    enum Standing {
        /** Ours, and nothing was logged about its contact since it was looked at. */
        AS_SEEN,
        /** Ours, but something happened: look again. */
        CHANGED,
        /** Taken back, erased, or taken over by another node. */
        GONE
    }

    /** Asked when only the final dot is missing, in one statement. @param mark when its contact was looked at */
    Standing standing(Claim claim, long mark) {
        String standing = "select " + holder.marks().newsOf("o.contact_id") + " from outbox o"
                + " where o.id = :id and o.fence = :fence and o.state = 'CLAIMED' and o.lease_until > :now";
        return jdbc.sql(standing)
                .param("id", claim.id().value())
                .param("fence", claim.fence())
                .param("now", Timestamps.of(machine.now()))
                .param("mark", mark)
                .query(Boolean.class)
                .optional()
                .map(changed -> changed ? Standing.CHANGED : Standing.AS_SEEN)
                .orElse(Standing.GONE);
    }

    /** A mail that was taken back and certainly not handed over: no restart need ask after it. */
    void forget(Claim claim) {
        jdbc.sql(
                        """
                        update outbox set node = null, lease_until = null
                        where id = :id and fence = :fence and state = 'CANCELLED'
                        """)
                .param("id", claim.id().value())
                .param("fence", claim.fence())
                .update();
    }

    /** A slow server must not make a living node look dead. */
    @Transactional
    public void renew(List<Claim> claims) {
        jdbc.sql("update outbox set lease_until = :lease where id in (:ids) and state = 'CLAIMED' and node = :node")
                .param("lease", Timestamps.of(machine.now().plus(holder.lease())))
                .param("ids", claims.stream().map(claim -> claim.id().value()).toList())
                .param("node", holder.node().name())
                .update();
    }

    /**
     * Mails of other nodes that vanished: whether they were handed over only their journals know, so they are of unknown fate until
     * there is evidence or the node comes back. The node's name stays, so that it can still tell.
     */
    @Transactional
    public int takeOverExpired() {
        return jdbc.sql(
                        """
                        update outbox set state = 'UNKNOWN', unknowns = unknowns + 1, unknown_since = :now,
                            reason = 'possibly sent: the server that was about to send it vanished'
                        where state = 'CLAIMED' and lease_until < :now
                            and (node <> :node or lease_until < :longAgo)
                        """)
                .param("node", holder.node().name())
                .param("now", Timestamps.of(machine.now()))
                .param(
                        "longAgo",
                        Timestamps.of(machine.now().minus(holder.lease().multipliedBy(OWN_PATIENCE))))
                .update();
    }

    /** What this node held when it went down, also what others took for lost since. */
    List<Claim> left() {
        return jdbc.sql("select * from outbox where node = :node and state in ('CLAIMED', 'UNKNOWN', 'CANCELLED')")
                .param("node", holder.node().name())
                .query(row.claim())
                .list();
    }
}
