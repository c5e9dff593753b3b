package io.postrider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.contacts.Consents;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Erasures;
import io.postrider.contacts.NewContact;
import io.postrider.contacts.Preference.Frequency;
import io.postrider.contacts.Preferences;
import io.postrider.contacts.Proof;
import io.postrider.contacts.SuppressionKind;
import io.postrider.contacts.Suppressions;
import io.postrider.delivery.Email;
import io.postrider.delivery.Outbox;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.support.OnH2;
import io.postrider.support.OnPostgres;
import io.postrider.time.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** BI tools find what the page of the views promises, on both databases, and nothing else. */
class BiViewsTests {

    private static final Path PAGE = Path.of("src/docs/bi-views.md");

    @Nested
    @OnH2
    class H2 extends Contract {}

    @Nested
    @OnPostgres
    class Postgres extends Contract {

        @Autowired
        DataSource database;

        @Test
        void theReaderOfThePageReadsTheViewsAndNothingElse() throws Exception {
            String url = url();
            try (Connection owner = database.getConnection();
                    Statement statement = owner.createStatement()) {
                statement.execute(roleOfThePage());
                try {
                    readsTheViewsAndNothingElse(url);
                    statement.execute("grant select on bi_event_properties to postrider_bi");
                    try (Connection reader = reader(url)) {
                        reader.createStatement().executeQuery("select count(*) from bi_event_properties");
                    }
                } finally {
                    statement.execute("drop owned by postrider_bi");
                    statement.execute("drop role postrider_bi");
                }
            }
        }

        private void readsTheViewsAndNothingElse(String url) throws SQLException {
            List<String> readable = new ArrayList<>();
            try (Connection reader = reader(url);
                    Statement statement = reader.createStatement()) {
                for (String relation : relations()) {
                    try (ResultSet rows = statement.executeQuery("select count(*) from \"" + relation + "\"")) {
                        readable.add(relation);
                    } catch (SQLException refused) {
                        assertThat(refused.getSQLState()).as(relation).isEqualTo("42501");
                    }
                }
                assertThat(refusal(statement, "create table mine (id integer)")).isIn("42501", "25006");
                statement.execute("set default_transaction_read_only = off");
                assertThat(refusal(statement, "update bi_products set name = 'x'"))
                        .isEqualTo("42501");
                assertThat(refusal(statement, "delete from bi_contacts")).isIn("42501", "55000");
                assertThat(refusal(statement, "create table mine (id integer)")).isEqualTo("42501");
            }
            List<String> expected = new ArrayList<>(promised().keySet());
            expected.remove("bi_event_properties");
            assertThat(readable).containsExactlyInAnyOrderElementsOf(expected);
        }

        private static String refusal(Statement statement, String sql) {
            try {
                statement.execute(sql);
                return "done";
            } catch (SQLException e) {
                return e.getSQLState();
            }
        }

        private Connection reader(String url) throws SQLException {
            return new DriverManagerDataSource(url, "postrider_bi", "choose-your-own").getConnection();
        }

        private String url() throws SQLException {
            try (Connection connection = database.getConnection()) {
                return connection.getMetaData().getURL();
            }
        }

        /** Everything that could be selected from in our schema. */
        private List<String> relations() {
            return jdbc.sql(
                            """
                            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                            """)
                    .query(String.class)
                    .list();
        }

        private static String roleOfThePage() throws IOException {
            Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
            assertThat(sql.find()).isTrue();
            return sql.group(1);
        }
    }

    abstract static class Contract {

        @Autowired
        JdbcClient jdbc;

        @Autowired
        Contacts contacts;

        @Autowired
        Consents consents;

        @Autowired
        Preferences preferences;

        @Autowired
        Suppressions suppressions;

        @Autowired
        Erasures erasures;

        @Autowired
        EventLog log;

        @Autowired
        Outbox outbox;

        @Autowired
        Clock clock;

        private final String name = "b" + UUID.randomUUID();
        private ContactId she;

        @BeforeEach
        void somebody() {
            she = contacts.upsert(new NewContact(
                            name + "@bi.example", null, null, Locale.forLanguageTag("de-AT"), Map.of("country", "AT")))
                    .id();
        }

        @Test
        void theViewsAreWhatThePageSays() throws IOException {
            Map<String, Map<String, String>> views = new LinkedHashMap<>();
            jdbc.sql(
                            """
                            select lower(c.table_name) as v, lower(c.column_name) as n, lower(c.data_type) as t
                            from information_schema.columns c
                            where lower(c.table_schema) = 'public' and lower(c.table_name) like 'bi!_%' escape '!'
                            order by c.table_name, c.ordinal_position
                            """)
                    .query(row -> {
                        views.computeIfAbsent(row.getString("v"), it -> new LinkedHashMap<>())
                                .put(row.getString("n"), type(row.getString("n"), row.getString("t")));
                    });
            Map<String, Map<String, String>> promised = promised();
            assertThat(views.keySet()).containsExactlyInAnyOrderElementsOf(promised.keySet());
            promised.forEach(
                    (view, columns) -> assertThat(List.copyOf(views.get(view).entrySet()))
                            .as(view)
                            .isEqualTo(List.copyOf(columns.entrySet())));
        }

        @Test
        void aContactIsThereAsSheWantsHerMailAndWithoutHerAddress() {
            assertThat(row("bi_contacts"))
                    .containsEntry("country", "AT")
                    .containsEntry("locale", "de-AT")
                    .containsEntry("subscribed", false)
                    .containsEntry("suppressed", false)
                    .containsEntry("profiling", true)
                    .containsEntry("frequency", "any");

            consents.grant(she, "newsletter", proof());
            preferences.change(she, "test", it -> it.withProfiling(false).withFrequency(Frequency.WEEKLY));
            suppressions.suppress(name + "@bi.example", SuppressionKind.ASKED, "asked");
            assertThat(row("bi_contacts"))
                    .containsEntry("subscribed", true)
                    .containsEntry("suppressed", true)
                    .containsEntry("profiling", false)
                    .containsEntry("frequency", "weekly");
            assertThat(row("bi_contacts").toString()).doesNotContain(name);
            assertThat(row("bi_consents"))
                    .containsEntry("purpose", "newsletter")
                    .containsEntry("status", "GRANTED")
                    .containsEntry("basis", "CONSENT")
                    .containsEntry("source", "test");

            jdbc.sql(
                            "update consent set expires_at = timestamp with time zone '2001-01-01 00:00:00+00' where contact_id = ?")
                    .param(she.value())
                    .update();
            assertThat(row("bi_contacts")).containsEntry("subscribed", false);
            erasures.erase(she, "herself");
            for (String view : List.of("bi_contacts", "bi_consents", "bi_events")) {
                assertThat(rows(view)).as(view).isEmpty();
            }
        }

        @Test
        void eventsAndResultsCarryTheirOrigin() {
            Origin origin = new Origin("welcome-series", 3, "serviceTask_thank", "e1");
            log.append(new NewEvent(null, "thing.done", she, clock.instant(), Map.of(), Origin.NONE, null));
            assertThat(row("bi_events"))
                    .containsEntry("name", "thing.done")
                    .containsEntry("history", false)
                    .containsEntry("journey", null)
                    .containsEntry("journey_version", null);
            log.append(new NewEvent(
                    null,
                    "email.bounced",
                    she,
                    clock.instant(),
                    Map.of("mail", 4711, "template", "welcome-thanks", "purpose", "newsletter", "kind", "hard"),
                    origin,
                    null));
            assertThat(row("bi_results"))
                    .containsEntry("kind", "bounced")
                    .containsEntry("mail_id", 4711L)
                    .containsEntry("template", "welcome-thanks")
                    .containsEntry("purpose", "newsletter")
                    .containsEntry("variant", null)
                    .containsEntry("journey", "welcome-series")
                    .containsEntry("journey_version", 3)
                    .containsEntry("step", "serviceTask_thank")
                    .containsEntry("detail", "hard")
                    .containsEntry("verdict", null);
            long event = (Long) row("bi_results").get("event_id");
            assertThat(jdbc.sql("select properties from bi_event_properties where event_id = ?")
                            .param(event)
                            .query(String.class)
                            .single())
                    .contains("welcome-thanks");
        }

        @Test
        void aMailIsThereWithWhatBecameOfIt() {
            consents.grant(she, "newsletter", proof());
            long mail = outbox.enqueue(new Email(
                            "bi:" + name,
                            she,
                            "newsletter",
                            "welcome-thanks",
                            "b",
                            Map.of(),
                            Origin.NONE,
                            Email.Moment.NOW,
                            true,
                            0))
                    .id()
                    .value();
            assertThat(row("bi_mails"))
                    .containsEntry("mail_id", mail)
                    .containsEntry("purpose", "newsletter")
                    .containsEntry("template", "welcome-thanks")
                    .containsEntry("variant", "b")
                    .containsEntry("state", "PENDING")
                    .containsEntry("sent_at", null)
                    .containsEntry("bounced_at", null);
            feedback(mail, "SOFT_BOUNCE");
            assertThat(row("bi_mails").get("bounced_at")).isNotNull();
            assertThat(row("bi_mails").get("complained_at")).isNull();
            feedback(mail, "COMPLAINT");
            assertThat(row("bi_mails").get("complained_at")).isNotNull();
        }

        @Test
        void ordersProductsAndSegmentsAreThere() {
            var now = Timestamps.of(clock.instant());
            jdbc.sql(
                            "insert into product (product_id, name, price_minor, currency, active, updated_at) values (?, ?, ?, ?, ?, ?)")
                    .params(name, "Assam", 990L, "EUR", true, now)
                    .update();
            jdbc.sql(
                            """
                            insert into customer_order (order_id, contact_id, placed_at, currency, total_minor, refunded_minor, event_id)
                            values (?, ?, ?, 'EUR', 1980, 990, 1)
                            """)
                    .params(name, she.value(), now)
                    .update();
            jdbc.sql(
                            "insert into order_line (order_id, line, product_id, quantity, unit_minor) values (?, 1, ?, 2, 990)")
                    .params(name, name)
                    .update();
            String segment = name.substring(0, 20);
            jdbc.sql(
                            """
                            insert into segment (segment, name, description, kind, rule, rule_version, created_at, changed_at)
                            values (?, 'Tea', '', 'OWN', '{}', 1, ?, ?)
                            """)
                    .params(segment, now, now)
                    .update();
            jdbc.sql("insert into segment_member (segment, contact_id, since) values (?, ?, ?)")
                    .params(segment, she.value(), now)
                    .update();

            assertThat(row("bi_orders"))
                    .containsEntry("order_id", name)
                    .containsEntry("total_minor", 1980L)
                    .containsEntry("refunded_minor", 990L)
                    .containsEntry("cancelled_at", null);
            assertThat(one("bi_order_lines", "order_id"))
                    .containsEntry("quantity", 2)
                    .containsEntry("unit_minor", 990L);
            assertThat(one("bi_products", "product_id"))
                    .containsEntry("name", "Assam")
                    .containsEntry("active", true);
            assertThat(row("bi_segment_members")).containsEntry("segment_name", "Tea");
            jdbc.sql("delete from segment where segment = ?").param(segment).update();
        }

        private void feedback(long mail, String kind) {
            jdbc.sql(
                            """
                            insert into feedback (feedback_key, kind, mail_id, contact_id, source, happened_at)
                            values (?, ?, ?, ?, 'test', ?)
                            """)
                    .params(UUID.randomUUID().toString(), kind, mail, she.value(), Timestamps.of(clock.instant()))
                    .update();
        }

        private Proof proof() {
            return new Proof("test", clock.instant(), null, "Yes, please.", null, null);
        }

        private Map<String, Object> row(String view) {
            List<Map<String, Object>> rows = rows(view);
            assertThat(rows).as(view).isNotEmpty();
            return rows.get(0);
        }

        private List<Map<String, Object>> rows(String view) {
            return jdbc.sql("select * from " + view + " where contact_id = ?")
                    .param(she.value())
                    .query()
                    .listOfRows();
        }

        private Map<String, Object> one(String view, String key) {
            return jdbc.sql("select * from " + view + " where " + key + " = ?")
                    .param(name)
                    .query()
                    .singleRow();
        }

        /** Kinds of columns as the page calls them, on either database. */
        private static String type(String column, String type) {
            if (column.equals("properties")) {
                return "json";
            }
            return switch (type) {
                case "character varying", "text" -> "text";
                case "timestamp with time zone" -> "timestamp";
                default -> type;
            };
        }
    }

    /** The views of the page with their columns and kinds, in its order. */
    private static Map<String, Map<String, String>> promised() {
        Map<String, Map<String, String>> promised = new LinkedHashMap<>();
        String view = null;
        for (String line : page()) {
            if (line.startsWith("## `bi_")) {
                view = line.substring(4, line.length() - 1);
                promised.put(view, new LinkedHashMap<>());
            } else if (view != null
                    && line.matches("\\| [a-z_]+ \\| [a-z]+ \\| .+ \\|")
                    && !line.contains("| column |")) {
                String[] cells = line.split(" *\\| *");
                promised.get(view).put(cells[1], cells[2]);
            }
        }
        assertThat(promised)
                .hasSizeGreaterThan(8)
                .allSatisfy((name, columns) -> assertThat(columns).as(name).isNotEmpty());
        return promised;
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
