package io.postrider.segments.rules;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What somebody did and bought, as SQL: which rows count, when each happened, and how their number is held against another. */
final class Deeds {

    private static final Field<BigDecimal> ROWS = DSL.count().cast(SQLDataType.NUMERIC);

    private final Scope scope;

    Deeds(Scope scope) {
        this.scope = scope;
    }

    /** Rows about a contact. @param at when each happened */
    record Rows(Table<?> table, Field<UUID> contact, Field<OffsetDateTime> at, Condition which) {}

    /** The events that count, whenever they happened. */
    Rows rows(Rule.Event event) {
        Field<String> name = Scope.text("e", "name");
        Condition which = name.eq(event.name());
        if (event.human()) {
            which = human(event.name());
        }
        for (Map.Entry<String, String> each : event.where().entrySet()) {
            which = which.and(property(each.getKey()).eq(each.getValue()));
        }
        return new Rows(
                DSL.table(DSL.name("event_log")).as("e"),
                Scope.id("e", "contact_id"),
                Scope.moment("e", "occurred_at"),
                which);
    }

    /** Done by a person: said so at once and never taken back, or said so later. */
    private Condition human(String name) {
        Field<String> said = Scope.text("e", "name");
        Field<String> verdict = property("verdict");
        // A correction is dated like what it corrects, so it lies in the same month of the log.
        Condition corrected = DSL.exists(DSL.selectOne()
                .from(DSL.table(DSL.name("event_log")).as("k"))
                .where(Scope.id("k", "contact_id").eq(Scope.id("e", "contact_id")))
                .and(Scope.moment("k", "occurred_at").eq(Scope.moment("e", "occurred_at")))
                .and(Scope.text("k", "name").eq(name + ".corrected"))
                .and(scope.json()
                        .scalar(Scope.text("k", "properties"), "corrects")
                        .eq(Scope.text("e", "event_key"))));
        return said.in(name, name + ".corrected")
                .and(verdict.eq("human"))
                .and(said.ne(name).or(DSL.not(corrected)));
    }

    private Field<String> property(String name) {
        return switch (name) {
            case "journey" -> Scope.text("e", "journey");
            case "step" -> Scope.text("e", "step");
            default -> scope.json().scalar(Scope.text("e", "properties"), name);
        };
    }

    Rows rows(Rule.Ordered ordered) {
        Rows orders = orders();
        Condition which = orders.which();
        if (ordered.product() != null || ordered.category() != null) {
            Condition line = Scope.text("l", "order_id").eq(Scope.text("o", "order_id"));
            if (ordered.product() != null) {
                line = line.and(Scope.text("l", "product_id").eq(ordered.product()));
            }
            if (ordered.category() != null) {
                Field<String> category = DSL.lower(Scope.text("l", "category"));
                String wanted = Asked.lower(ordered.category());
                line = line.and(category.eq(wanted).or(category.startsWith(wanted + "/")));
            }
            which = which.and(DSL.exists(DSL.selectOne()
                    .from(DSL.table(DSL.name("order_line")).as("l"))
                    .where(line)));
        }
        return new Rows(orders.table(), orders.contact(), orders.at(), which);
    }

    Rows rows(Rule.Spent spent) {
        Rows orders = orders();
        return new Rows(
                orders.table(),
                orders.contact(),
                orders.at(),
                orders.which().and(Scope.text("o", "currency").eq(spent.currency())));
    }

    private static Rows orders() {
        return new Rows(
                DSL.table(DSL.name("customer_order")).as("o"),
                Scope.id("o", "contact_id"),
                Scope.moment("o", "placed_at"),
                Scope.moment("o", "cancelled_at").isNull());
    }

    Condition often(Rows rows, Count count, Window window) {
        Condition which = rows.which().and(within(rows.at(), window));
        if (count.equals(Count.ONCE)) {
            return DSL.exists(DSL.selectOne()
                    .from(rows.table())
                    .where(rows.contact().eq(Scope.CONTACT))
                    .and(which));
        }
        return amount(rows, which, ROWS, count);
    }

    Condition much(Rows rows, Count minor, Window window) {
        Field<Long> total = DSL.field(DSL.name("o", "total_minor"), SQLDataType.BIGINT);
        Field<Long> refunded = DSL.field(DSL.name("o", "refunded_minor"), SQLDataType.BIGINT);
        Field<BigDecimal> spent = DSL.coalesce(DSL.sum(total.minus(refunded)), BigDecimal.ZERO);
        return amount(rows, rows.which().and(within(rows.at(), window)), spent, minor);
    }

    /** About a few, each is counted; about everybody, all are counted once and those who did nothing are told apart. */
    private Condition amount(Rows rows, Condition which, Field<BigDecimal> amount, Count count) {
        BigDecimal wanted = BigDecimal.valueOf(count.number());
        if (!scope.everybody()) {
            Field<BigDecimal> hers = DSL.field(DSL.select(amount)
                    .from(rows.table())
                    .where(rows.contact().eq(Scope.CONTACT))
                    .and(which));
            return Asked.number(hers, count.comparison(), wanted);
        }
        Condition holds = Asked.number(amount, count.comparison(), wanted);
        Field<UUID> counted = DSL.field(DSL.name("counted", "contact_id"), SQLDataType.UUID);
        Condition among = DSL.exists(DSL.selectOne()
                .from(DSL.select(rows.contact().as("contact_id"))
                        .from(rows.table())
                        .where(which)
                        .groupBy(rows.contact())
                        .having(count.holdsForNothing() ? DSL.not(holds) : holds)
                        .asTable("counted"))
                .where(counted.eq(Scope.CONTACT)));
        return count.holdsForNothing() ? DSL.not(among) : among;
    }

    Condition within(Field<OffsetDateTime> at, Window window) {
        Condition within = DSL.trueCondition();
        if (window.moves()) {
            return at.gt(Scope.at(scope.now().minus(window.last()))).and(at.le(Scope.at(scope.now())));
        }
        if (window.from() != null) {
            within = within.and(at.ge(Scope.at(window.from())));
        }
        return window.to() == null ? within : within.and(at.lt(Scope.at(window.to())));
    }
}
