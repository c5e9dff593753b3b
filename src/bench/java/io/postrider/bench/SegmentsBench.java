package io.postrider.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postrider.PostriderApplication;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.Attributes;
import io.postrider.segments.rules.Rule;
import io.postrider.segments.rules.RuleQuestions;
import io.postrider.segments.rules.RuleReader;
import io.postrider.time.Timestamps;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Counts the contacts a rule of three conditions means, beside the same question as somebody who knows the tables would write it. */
final class SegmentsBench {

    private static final int ROUNDS = 20;

    private static final String RULE =
            """
            {"all": [
                {"attribute": "country", "is": "DE"},
                {"engagement": "clicked", "withinLast": "P30D"},
                {"ordered": true, "times": {"atLeast": 2}, "withinLast": "P365D"}]}
            """;

    private static final String BY_HAND =
            """
            select count(*) from contact c
            where c.attributes ->> 'country' = 'DE'
                and exists (select 1 from event_log e where e.contact_id = c.id and e.name in ('email.clicked', 'email.clicked.corrected')
                    and e.occurred_at > :clicked and e.occurred_at <= :now and e.properties ->> 'verdict' = 'human'
                    and (e.name <> 'email.clicked' or not exists (select 1 from event_log k where k.contact_id = e.contact_id
                        and k.occurred_at = e.occurred_at and k.name = 'email.clicked.corrected' and k.properties ->> 'corrects' = e.event_key)))
                and c.id in (select o.contact_id from customer_order o where o.placed_at > :ordered and o.placed_at <= :now
                    and o.cancelled_at is null group by o.contact_id having count(*) >= 2)
            """;

    private final ConfigurableApplicationContext server;
    private final JdbcClient jdbc;
    private final JdbcClient hand;

    private SegmentsBench(ConfigurableApplicationContext server, String url) {
        this.server = server;
        this.jdbc = server.getBean(JdbcClient.class);
        // Planned for its values each time, as whoever types it into a console would have it.
        this.hand =
                JdbcClient.create(new SingleConnectionDataSource(url + "?prepareThreshold=0", "postgres", "", true));
    }

    static void main(String[] args) throws Exception {
        int contacts = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
        BenchPostgres postgres = new BenchPostgres();
        String url = postgres.database("segments");
        try (postgres;
                var server = new SpringApplicationBuilder(PostriderApplication.class)
                        .run(
                                "--postrider.database.url=" + url,
                                "--postrider.database.username=postgres",
                                "--postrider.data-directory=" + Files.createTempDirectory("postrider-bench"),
                                "--postrider.workers=false",
                                "--postrider.api-key=" + ServerProcess.KEY,
                                "--postrider.admin-password=bench-password-0123456789",
                                "--server.port=0",
                                "--logging.level.root=${BENCH_LOG:WARN}")) {
            new SegmentsBench(server, url).run(contacts, events);
        }
    }

    private void run(int contacts, int events) throws Exception {
        seed(contacts, events);
        Instant now = Instant.now();
        server.getBean(Attributes.class).declare("country", AttributeKind.COUNTRY, null);
        Rule rule = server.getBean(RuleReader.class).read(new ObjectMapper().readTree(RULE));
        RuleQuestions questions = server.getBean(RuleQuestions.class);
        List<Double> ours = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        long meant = questions.count(rule, now);
        long counted = byHand(now);
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(millis(() -> questions.count(rule, now)));
            byHand.add(millis(() -> byHand(now)));
        }
        System.out.printf(
                "%n%d contacts, %d events, PostgreSQL, %d cores: the rule means %d, by hand %d%n",
                contacts, events, Runtime.getRuntime().availableProcessors(), meant, counted);
        print("the rule", ours);
        print("by hand", byHand);
        System.out.printf("  ratio of medians %.2f%n", at(ours, 0.5) / at(byHand, 0.5));
    }

    private long byHand(Instant now) {
        return hand.sql(BY_HAND)
                .param("now", Timestamps.of(now))
                .param("clicked", Timestamps.of(now.minus(Duration.ofDays(30))))
                .param("ordered", Timestamps.of(now.minus(Duration.ofDays(365))))
                .query(Long.class)
                .single();
    }

    /** A year of a shop: a fifth of the events are clicks, a fifth of these by machines; every fourth contact ordered. */
    private void seed(int contacts, int events) {
        jdbc.sql(
                        """
                        insert into contact (id, email, email_key, attributes, created_at, updated_at)
                        select cast(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || substr(md5(n::text), 1, 12) as uuid),
                            'c' || n || '@example.org', 'c' || n || '@example.org',
                            jsonb_build_object('country', (array['DE','FR','GB','US','NL'])[1 + (n / 7) % 5], 'firstName', 'Ada'), now(), now()
                        from generate_series(1, :contacts) n
                        """)
                .param("contacts", contacts)
                .update();
        jdbc.sql("create table numbered as select id, row_number() over () as n from contact")
                .update();
        jdbc.sql("create index on numbered (n)").update();
        months();
        for (int part = 0; part < 10; part++) {
            jdbc.sql(
                            """
                            insert into event_log (id, tx_id, event_key, name, contact_id, occurred_at, properties, journey_version, history)
                            select nextval('event_log_id'), 1, 'seed:' || e, case when e % 5 = 0 then 'email.clicked' when e % 5 = 1
                                then 'email.opened' when e % 5 = 2 then 'page.viewed' else 'email.sent' end, c.id,
                                now() - (e % 365) * interval '1 day' - (e % 86400) * interval '1 second',
                                jsonb_build_object('verdict', case when e % 25 = 0 then 'machine' else 'human' end, 'mail', e), 0, false
                            from generate_series(:first, :last) e
                            join numbered c on c.n = 1 + (e::bigint * 7919) % :contacts
                            """)
                    .param("first", part * (long) events / 10 + 1)
                    .param("last", (part + 1) * (long) events / 10)
                    .param("contacts", contacts)
                    .update();
        }
        jdbc.sql(
                        """
                        insert into customer_order (order_id, contact_id, placed_at, currency, total_minor, refunded_minor, event_id)
                        select 'o' || o, c.id, now() - (o % 500) * interval '1 day', 'EUR', 1000 + o % 9000, 0, 0
                        from generate_series(1, :orders) o join numbered c on c.n = 1 + (o::bigint * 104729) % (:contacts / 4)
                        """)
                .param("orders", contacts / 2)
                .param("contacts", contacts)
                .update();
        jdbc.sql("vacuum analyze").update();
    }

    /** As they would be there after a year. */
    private void months() {
        LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        for (int i = 1; i <= 13; i++) {
            LocalDate from = month.minusMonths(i);
            jdbc.sql("create table if not exists event_log_"
                            + from.toString().substring(0, 7).replace('-', '_')
                            + " partition of event_log for values from ('" + from + " 00:00+00') to ('"
                            + from.plusMonths(1)
                            + " 00:00+00')")
                    .update();
        }
    }

    private static double millis(LongSupplier question) {
        long begin = System.nanoTime();
        question.getAsLong();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void print(String what, List<Double> millis) {
        System.out.printf("  %-10s median %6.0f ms   p95 %6.0f ms%n", what, at(millis, 0.5), at(millis, 0.95));
    }

    private static double at(List<Double> figures, double share) {
        List<Double> sorted = figures.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1))));
    }
}
