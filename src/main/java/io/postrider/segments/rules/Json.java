package io.postrider.segments.rules;

import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How each database looks into a JSON column; values of another kind than asked for are null. */
final class Json {

    private final boolean postgresql;

    Json(SQLDialect dialect) {
        this.postgresql = dialect == SQLDialect.POSTGRES;
    }

    Field<String> text(Field<?> column, String name) {
        return postgresql
                ? DSL.field(
                        "case when jsonb_typeof({0} -> {1}) = 'string' then {0} ->> {1} end",
                        String.class, column, named(name))
                : DSL.field("rule_text({0}, {1})", String.class, column, named(name));
    }

    Field<String> scalar(Field<?> column, String name) {
        return postgresql
                ? DSL.field(
                        "case when jsonb_typeof({0} -> {1}) in ('string', 'number', 'boolean') then {0} ->> {1} end",
                        String.class, column, named(name))
                : DSL.field("rule_scalar({0}, {1})", String.class, column, named(name));
    }

    Field<BigDecimal> number(Field<?> column, String name) {
        return postgresql
                ? DSL.field(
                        "case when jsonb_typeof({0} -> {1}) = 'number' then ({0} ->> {1})::numeric end",
                        BigDecimal.class, column, named(name))
                : DSL.field("rule_number({0}, {1})", BigDecimal.class, column, named(name));
    }

    Field<Boolean> truth(Field<?> column, String name) {
        return postgresql
                ? DSL.field(
                        "case when jsonb_typeof({0} -> {1}) = 'boolean' then ({0} ->> {1})::boolean end",
                        Boolean.class, column, named(name))
                : DSL.field("rule_truth({0}, {1})", Boolean.class, column, named(name));
    }

    Field<BigDecimal> money(Field<?> column, String name, String currency) {
        return postgresql
                ? DSL.field(
                        "case when {0} -> {1} ->> 'currency' = {2} and jsonb_typeof({0} -> {1} -> 'minor') = 'number'"
                                + " then ({0} -> {1} ->> 'minor')::numeric end",
                        BigDecimal.class, column, named(name), named(currency))
                : DSL.field("rule_money({0}, {1}, {2})", BigDecimal.class, column, named(name), named(currency));
    }

    Condition there(Field<?> column, String name) {
        return postgresql
                ? DSL.condition("coalesce(jsonb_typeof({0} -> {1}), 'null') <> 'null'", column, named(name))
                : DSL.condition("rule_there({0}, {1})", column, named(name));
    }

    Condition lists(Field<?> column, String name, String lowerText) {
        return postgresql
                ? DSL.condition(
                        "exists (select 1 from jsonb_array_elements_text(case when jsonb_typeof({0} -> {1}) = 'array'"
                                + " then {0} -> {1} else '[]'::jsonb end) as listed(entry) where lower(listed.entry) = {2})",
                        column, named(name), named(lowerText))
                : DSL.condition("rule_lists({0}, {1}, {2})", column, named(name), named(lowerText));
    }

    private static Field<String> named(String name) {
        return DSL.cast(DSL.val(name), SQLDataType.VARCHAR);
    }
}
