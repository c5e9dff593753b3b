package io.postrider.segments.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Everything in a rule that changes an answer merely because time goes by. The earliest of these moments may be too early, and
 * is never too late.
 */
final class Hands {

    private final Scope scope;
    private final Deeds deeds;
    private final List<Hand> found = new ArrayList<>();

    private Hands(Scope scope) {
        this.scope = scope;
        this.deeds = new Deeds(scope);
    }

    static List<Hand> of(Rule rule, Scope scope) {
        Hands hands = new Hands(scope);
        hands.look(rule);
        return hands.found;
    }

    private void look(Rule rule) {
        if (rule instanceof Rule.All all) {
            all.rules().forEach(this::look);
        } else if (rule instanceof Rule.Any any) {
            any.rules().forEach(this::look);
        } else if (rule instanceof Rule.Not not) {
            look(not.rule());
        } else if (rule instanceof Rule.Event event) {
            window(deeds.rows(event), event.window());
        } else if (rule instanceof Rule.Ordered ordered) {
            window(deeds.rows(ordered), ordered.window());
        } else if (rule instanceof Rule.Spent spent) {
            window(deeds.rows(spent), spent.window());
        } else if (rule instanceof Rule.OpenCart cart) {
            window(
                    new Deeds.Rows(
                            DSL.table(DSL.name("cart")).as("k"),
                            Scope.id("k", "contact_id"),
                            Scope.moment("k", "updated_at"),
                            RuleSql.openCart()),
                    cart.window());
        } else if (rule instanceof Rule.Consent consent) {
            expiry(consent);
        } else if (rule instanceof Rule.Profile profile && profile.field() == Rule.Profile.Field.CREATED_AT) {
            moments(profile.tests(), Scope.moment("c", "created_at"), Hands::instant);
        } else if (rule instanceof Rule.Attribute attribute) {
            attribute(attribute);
        }
    }

    /** The first to fall out of the window, and the first that lies ahead and will fall into it. */
    private void window(Deeds.Rows rows, Window window) {
        if (window.moves()) {
            Field<OffsetDateTime> at = rows.at();
            earliest(rows, deeds.within(at, window), it -> it.plus(window.last()));
            earliest(rows, at.gt(Scope.at(scope.now())), it -> it);
        }
    }

    private void earliest(Deeds.Rows rows, Condition when, Function<Instant, Instant> change) {
        Field<OffsetDateTime> first = DSL.field(DSL.select(DSL.min(rows.at()))
                .from(rows.table())
                .where(rows.contact().eq(Scope.CONTACT))
                .and(rows.which())
                .and(when));
        found.add(new Hand(first, it -> change.apply(instant(it))));
    }

    private void expiry(Rule.Consent consent) {
        Field<OffsetDateTime> ends = DSL.field(DSL.select(Scope.moment("n", "expires_at"))
                .from(DSL.table(DSL.name("consent")).as("n"))
                .where(Scope.id("n", "contact_id").eq(Scope.CONTACT))
                .and(Scope.text("n", "purpose").eq(consent.purpose())));
        found.add(new Hand(ends, it -> ahead(instant(it))));
    }

    private void attribute(Rule.Attribute attribute) {
        Field<String> text = attribute.owner() == null
                ? scope.json().text(Scope.text("c", "attributes"), attribute.name())
                : DSL.field(DSL.select(scope.json().text(Scope.text("a", "attributes"), attribute.name()))
                        .from(DSL.table(DSL.name("computed_attribute")).as("a"))
                        .where(Scope.id("a", "contact_id").eq(Scope.CONTACT))
                        .and(Scope.text("a", "owner").eq(attribute.owner())));
        switch (attribute.kind()) {
            case INSTANT -> moments(attribute.tests(), text, it -> Instant.parse((String) it));
            case DATE -> attribute.tests().forEach(test -> day(test, text));
            default -> {
                // Time changes nothing of it.
            }
        }
    }

    private void moments(List<Test> tests, Field<?> value, Function<Object, Instant> read) {
        for (Test test : tests) {
            if (test instanceof Test.Last last) {
                found.add(new Hand(
                        value, it -> first(read.apply(it), read.apply(it).plus(last.time()))));
            } else if (test instanceof Test.Next next) {
                found.add(new Hand(value, it -> first(read.apply(it).minus(next.time()), read.apply(it))));
            }
        }
    }

    private void day(Test test, Field<String> value) {
        if (test instanceof Test.LastDays last) {
            days(value, day -> List.of(day, day.plusDays(last.days() + 1L)));
        } else if (test instanceof Test.NextDays next) {
            days(value, day -> List.of(day.minusDays(next.days()), day.plusDays(1)));
        } else if (test instanceof Test.Anniversary anniversary) {
            days(value, day -> turns(day, anniversary.days()));
        }
    }

    /** The days around the anniversaries of this year and its neighbours on which the answer may change. */
    private List<LocalDate> turns(LocalDate day, int ahead) {
        List<LocalDate> turns = new ArrayList<>();
        for (int year = scope.today().getYear(); year <= scope.today().getYear() + 2; year++) {
            LocalDate anniversary = day.withYear(year);
            turns.add(anniversary.minusDays(ahead));
            turns.add(anniversary.plusDays(1));
        }
        return turns;
    }

    private void days(Field<String> value, Function<LocalDate, List<LocalDate>> turns) {
        found.add(new Hand(value, it -> {
            try {
                return turns.apply(LocalDate.parse((String) it)).stream()
                        .map(scope::startOf)
                        .filter(moment -> moment.isAfter(scope.now()))
                        .min(Instant::compareTo)
                        .orElse(null);
            } catch (DateTimeException e) {
                return null;
            }
        }));
    }

    private Instant first(Instant one, Instant other) {
        return ahead(one) != null ? one : ahead(other);
    }

    private Instant ahead(Instant moment) {
        return moment.isAfter(scope.now()) ? moment : null;
    }

    static Instant instant(Object read) {
        return read instanceof OffsetDateTime at ? at.toInstant() : ((java.sql.Timestamp) read).toInstant();
    }
}
