package io.postrider.delivery;

import io.postrider.time.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which provider keeps the mailboxes of a domain, as far as it is known: a thousand company domains may be one Google. Mails are
 * queued by it.
 */
@Component
class MailDomains {

    /** Learnt anew after this time (business time): companies move their mail. */
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private static final Duration PUT_OFF = Duration.ofHours(1);

    /** The mails that leave next, as far as nobody has told their provider: a few of each lane, in the order of the claim's index. */
    private static final String NEXT =
            """
            select o.id, substring(c.email_key from position('@' in c.email_key) + 1) as domain
            from (%s union all %s union all %s) o
            join contact c on c.id = o.contact_id
            """
                    .formatted(lane(Lane.EXPRESS), lane(Lane.ORDINARY), lane(Lane.BULK));

    private static String lane(int lane) {
        return """
            (select id, contact_id from outbox
            where provider = 'other' and lane = %d and state in ('PENDING', 'DEFERRED', 'HELD')
            order by not_before, id fetch first 2000 rows only)
            """
                .formatted(lane);
    }

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    MailDomains(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what was found out. @param providers by domain in ASCII and lower case */
    @Transactional
    public void learn(Map<String, String> providers) {
        keep(providers, clock.instant());
    }

    /** DNS said nothing about them: they count as what is given and are asked about again in an hour, so that others get their turn. */
    @Transactional
    public void putOff(Map<String, String> providers) {
        keep(providers, clock.instant().minus(GOOD_FOR).plus(PUT_OFF));
    }

    private void keep(Map<String, String> providers, Instant lookedAt) {
        if (providers.isEmpty()) {
            return;
        }
        var now = Timestamps.of(lookedAt);
        jdbc.batchUpdate(
                """
                merge into mail_domain d using (select cast(:domain as varchar(255)) as domain,
                    cast(:provider as varchar(40)) as provider,
                    cast(:now as timestamp(6) with time zone) as looked_at) new on d.domain = new.domain
                when matched then update set provider = new.provider, looked_at = new.looked_at
                when not matched then insert (domain, provider, looked_at) values (new.domain, new.provider, new.looked_at)
                """,
                providers.entrySet().stream()
                        .map(each -> new MapSqlParameterSource()
                                .addValue("domain", each.getKey())
                                .addValue("provider", each.getValue())
                                .addValue("now", now))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Domains of the mails that leave next that nobody has looked up lately. */
    List<String> unknown(int limit) {
        return jdbc.queryForList(
                "select distinct m.domain from (" + NEXT
                        + """
                ) m where not exists (select 1 from mail_domain d where d.domain = m.domain and d.looked_at > :since)
                fetch first :limit rows only
                """,
                Map.of("since", Timestamps.of(clock.instant().minus(GOOD_FOR)), "limit", limit),
                String.class);
    }

    /** Lets the mails that leave next change into their provider's queue. @return how many did */
    @Transactional
    public int requeue() {
        return jdbc.update(
                """
                update outbox set provider = (select d.provider from contact c join mail_domain d
                    on d.domain = substring(c.email_key from position('@' in c.email_key) + 1)
                    where c.id = outbox.contact_id)
                where provider = 'other' and state in ('PENDING', 'DEFERRED', 'HELD') and id in (
                    select m.id from (%s) m join mail_domain d on d.domain = m.domain and d.provider <> 'other')
                """
                        .formatted(NEXT),
                Map.of());
    }
}
