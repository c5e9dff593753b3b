package io.postrider.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts a contact into every table that speaks of contacts: into those her life here has not reached, by a row of made-up values with her
 * name in every text that takes it. A new table is planted by itself, or fails here until somebody says how.
 */
public final class PlantedEverywhere {

    /** What checks and foreign keys ask for, as SQL. */
    private static final Map<String, String> VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("audience_member.connection", "'plant'"),
            Map.entry("crm_contact.connection", "'plant'"),
            Map.entry("crm_field.connection", "'plant'"),
            Map.entry("company_member.company_id", "(select min(cast(id as varchar)) from company)"),
            Map.entry("contact_import_change.import_id", "(select max(id) from contact_import)"),
            Map.entry("coupon.pool", "'plant'"),
            // Not hers: another may get it, or somebody else has the same.
            Map.entry("coupon.code", "'PLANT'"),
            Map.entry("coupon.code_key", "'plant'"),
            Map.entry("audience_member.hash", "'a number'"),
            Map.entry("outgoing_delivery.state", "'WAITING'"),
            Map.entry("outgoing_delivery.webhook", "(select min(cast(id as varchar)) from outgoing_webhook)"),
            Map.entry("segment_due.segment", "(select min(segment) from segment)"),
            Map.entry("segment_member.segment", "(select min(segment) from segment)"),
            Map.entry("segment_touched.segment", "(select min(segment) from segment)"),
            Map.entry("segment_touched.cause", "'NEWS'"),
            Map.entry("external_id_conflict.holder", "(select min(cast(id as varchar)) from contact)"),
            Map.entry("feedback.kind", "'DELIVERED'"),
            Map.entry("webhook_event.provider", "'ses'"),
            Map.entry("webhook_event.state", "'DONE'"),
            Map.entry("returned_mail.state", "'DONE'")));

    private PlantedEverywhere() {}

    /** @return the tables that hold her now; all that have a column {@code contact_id} */
    public static List<String> plant(JdbcClient jdbc, UUID contact, String name) {
        List<String> tables = tables(jdbc);
        List<String> failed = new ArrayList<>();
        for (String table : tables) {
            if (!holds(jdbc, table, contact)) {
                try {
                    insert(jdbc, table, contact, name);
                } catch (RuntimeException e) {
                    failed.add(table + ": " + e.getCause());
                }
            }
        }
        if (!failed.isEmpty()) {
            throw new AssertionError("Say in PlantedEverywhere how a row of these looks: " + failed);
        }
        return tables;
    }

    public static boolean holds(JdbcClient jdbc, String table, UUID contact) {
        return jdbc.sql("select count(*) from " + table + " where contact_id = ?")
                        .param(contact)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select distinct lower(c.table_name) from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'
                            and lower(c.column_name) = 'contact_id'
                            -- Months are parts of the log.
                            and lower(c.table_name) not like 'event\\_log\\_%' escape '\\'
                        order by 1
                        """)
                .query(String.class)
                .list();
    }

    private static void insert(JdbcClient jdbc, String table, UUID contact, String name) {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        jdbc.sql(
                        """
                        select lower(column_name) as name, lower(data_type) as kind, character_maximum_length as longest
                        from information_schema.columns
                        where lower(table_schema) = 'public' and lower(table_name) = ? and column_default is null
                            and is_identity = 'NO'
                        """)
                .param(table)
                .query(row -> {
                    String column = row.getString("name");
                    columns.add(column);
                    values.add(
                            column.equals("contact_id")
                                    ? "cast('" + contact + "' as uuid)"
                                    : value(table + "." + column, row.getString("kind"), row.getInt("longest"), name));
                });
        jdbc.sql("insert into " + table + " (" + String.join(", ", columns) + ") values (" + String.join(", ", values)
                        + ")")
                .update();
    }

    private static String value(String column, String kind, int longest, String name) {
        if (VALUES.containsKey(column)) {
            return kind.equals("uuid") ? "cast(" + VALUES.get(column) + " as uuid)" : VALUES.get(column);
        }
        // The embedded database keeps JSON as long text.
        if (kind.startsWith("json") || kind.equals("character large object") || longest >= 100_000) {
            return "'{\"by\": \"" + name + "\"}'";
        }
        if (kind.startsWith("character") || kind.equals("text")) {
            return "'" + (longest > 0 && longest < name.length() ? name.substring(0, longest) : name) + "'";
        }
        return switch (kind) {
            case "uuid" -> "cast('" + UUID.randomUUID() + "' as uuid)";
            case "boolean" -> "false";
            case "bytea", "binary varying", "binary large object" -> "null";
            default -> kind.startsWith("timestamp") ? "current_timestamp" : kind.equals("date") ? "current_date" : "1";
        };
    }
}
