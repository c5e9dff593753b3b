package io.postrider.segments.rules;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A rule as a condition on the contact {@code c}; every table and column stands here, every value is bound. */
final class RuleSql {

    private final Scope scope;
    private final Deeds deeds;

    RuleSql(Scope scope) {
        this.scope = scope;
        this.deeds = new Deeds(scope);
    }

    Condition of(Rule rule) {
        if (rule instanceof Rule.All all) {
            return DSL.and(all.rules().stream().map(this::of).toList());
        }
        if (rule instanceof Rule.Any any) {
            return DSL.or(any.rules().stream().map(this::of).toList());
        }
        if (rule instanceof Rule.Not not) {
            return DSL.not(of(not.rule()));
        }
        if (rule instanceof Rule.Event event) {
            return deeds.often(deeds.rows(event), event.count(), event.window());
        }
        if (rule instanceof Rule.Ordered ordered) {
            return deeds.often(deeds.rows(ordered), ordered.count(), ordered.window());
        }
        if (rule instanceof Rule.Spent spent) {
            return deeds.much(deeds.rows(spent), spent.minor(), spent.window());
        }
        return about(rule);
    }

    private Condition about(Rule rule) {
        if (rule instanceof Rule.Attribute attribute) {
            return attribute(attribute);
        }
        if (rule instanceof Rule.Profile profile) {
            return profile(profile);
        }
        if (rule instanceof Rule.Tag tag) {
            return has("contact_tag", "t", Scope.text("t", "tag").eq(tag.tag()));
        }
        if (rule instanceof Rule.Consent consent) {
            return consent(consent);
        }
        if (rule instanceof Rule.Suppressed) {
            return DSL.exists(DSL.selectOne()
                    .from(table("suppression", "s"))
                    .where(Scope.text("s", "email_key").eq(Scope.text("c", "email_key"))));
        }
        if (rule instanceof Rule.OpenCart cart) {
            return has("cart", "k", openCart().and(deeds.within(Scope.moment("k", "updated_at"), cart.window())));
        }
        if (rule instanceof Rule.Member member) {
            return has("segment_member", "m", Scope.text("m", "segment").eq(member.segment()));
        }
        if (rule instanceof Rule.Company company) {
            return company(company);
        }
        return share((Rule.Random) rule);
    }

    static Condition openCart() {
        return Scope.text("k", "order_id")
                .isNull()
                .and(DSL.field(DSL.name("k", "line_count"), SQLDataType.INTEGER).gt(0));
    }

    private Condition attribute(Rule.Attribute attribute) {
        if (attribute.owner() == null) {
            return values(Scope.text("c", "attributes"), attribute);
        }
        Condition hers = Scope.id("a", "contact_id")
                .eq(Scope.CONTACT)
                .and(Scope.text("a", "owner").eq(attribute.owner()));
        boolean missing = attribute.tests().contains(new Test.Exists(false));
        Condition there = DSL.exists(DSL.selectOne()
                .from(table("computed_attribute", "a"))
                .where(hers)
                .and(
                        missing
                                ? scope.json().there(Scope.text("a", "attributes"), attribute.name())
                                : values(Scope.text("a", "attributes"), attribute)));
        // With other tests beside it nobody can pass both.
        return missing ? attribute.tests().size() > 1 ? DSL.falseCondition() : DSL.not(there) : there;
    }

    private Condition values(Field<?> column, Rule.Attribute attribute) {
        String name = attribute.name();
        return every(attribute.tests(), test -> {
            if (test instanceof Test.Exists exists) {
                Condition there = scope.json().there(column, name);
                return exists.there() ? there : DSL.not(there);
            }
            return switch (attribute.kind()) {
                case TEXT -> Asked.text(scope.json().text(column, name), test);
                case COUNTRY -> Asked.code(scope.json().text(column, name), test);
                case NUMBER -> {
                    Test.Number number = (Test.Number) test;
                    yield Asked.number(scope.json().number(column, name), number.comparison(), number.value());
                }
                case MONEY -> {
                    Test.Money money = (Test.Money) test;
                    Field<BigDecimal> minor = scope.json().money(column, name, money.currency());
                    yield Asked.number(minor, money.comparison(), money.minor());
                }
                case BOOLEAN -> {
                    Field<Boolean> truth = scope.json().truth(column, name);
                    yield truth.isNotNull().and(truth.eq(((Test.Truth) test).value()));
                }
                case DATE -> Asked.day(scope.json().text(column, name), test, scope.today());
                case INSTANT -> Asked.moment(scope.json().text(column, name), test, scope.now());
                case LIST -> scope.json().lists(column, name, Asked.lower(((Test.Contains) test).text()));
                case OBJECT -> throw new IllegalStateException("nothing can be asked of it: " + test);
            };
        });
    }

    private Condition profile(Rule.Profile profile) {
        if (profile.field() == Rule.Profile.Field.CREATED_AT) {
            Field<OffsetDateTime> created = Scope.moment("c", "created_at");
            return every(profile.tests(), test -> Asked.column(created, test, scope.now()));
        }
        Field<String> address = Scope.text("c", "email_key");
        Field<String> locale = Scope.text("c", "locale");
        Field<String> value =
                switch (profile.field()) {
                    case EMAIL -> address;
                    case DOMAIN ->
                        DSL.substring(address, DSL.position(address, "@").plus(1));
                    case EXTERNAL_ID -> Scope.text("c", "external_id");
                    case TIME_ZONE -> Scope.text("c", "time_zone");
                    case LANGUAGE ->
                        DSL.when(
                                        DSL.position(locale, "-").gt(0),
                                        DSL.substring(
                                                locale,
                                                DSL.val(1),
                                                DSL.position(locale, "-").minus(1)))
                                .otherwise(locale);
                    default -> locale;
                };
        return every(profile.tests(), test -> Asked.text(value, test));
    }

    private Condition consent(Rule.Consent consent) {
        Field<OffsetDateTime> ends = Scope.moment("n", "expires_at");
        Condition expired = ends.isNotNull().and(ends.le(Scope.at(scope.now())));
        Field<String> status = Scope.text("n", "status");
        Condition purpose = Scope.text("n", "purpose").eq(consent.purpose());
        return switch (consent.standing()) {
            case GRANTED ->
                has("consent", "n", purpose.and(status.eq("GRANTED")).and(DSL.not(expired)));
            case NONE ->
                DSL.not(has("consent", "n", purpose.and(status.ne("GRANTED").or(DSL.not(expired)))));
            default ->
                has("consent", "n", purpose.and(status.eq(consent.standing().name())));
        };
    }

    private Condition company(Rule.Company company) {
        Field<String> value =
                switch (company.what()) {
                    case "name", "domain" -> Scope.text("y", company.what());
                    default -> scope.json().scalar(Scope.text("y", "attributes"), company.what());
                };
        return DSL.exists(DSL.selectOne()
                .from(table("company_member", "x"))
                .join(table("company", "y"))
                .on(Scope.id("y", "id").eq(Scope.id("x", "company_id")))
                .where(Scope.id("x", "contact_id").eq(Scope.CONTACT))
                .and(every(
                        company.tests(),
                        test -> test instanceof Test.Number number
                                ? Asked.number(
                                        scope.json().number(Scope.text("y", "attributes"), company.what()),
                                        number.comparison(),
                                        number.value())
                                : Asked.text(value, test))));
    }

    private static Condition share(Rule.Random random) {
        Field<Long> share = DSL.field(
                "rule_share({0}, {1})",
                Long.class, Scope.CONTACT, DSL.cast(DSL.val(random.salt()), SQLDataType.VARCHAR));
        return share.ge(hundredths(random.from())).and(share.lt(hundredths(random.below())));
    }

    private static long hundredths(BigDecimal percent) {
        return percent.movePointRight(2).longValueExact();
    }

    private static Condition every(List<Test> tests, Function<Test, Condition> asked) {
        return DSL.and(tests.stream().map(asked).toList());
    }

    private static Condition has(String name, String alias, Condition which) {
        return DSL.exists(DSL.selectOne()
                .from(table(name, alias))
                .where(Scope.id(alias, "contact_id").eq(Scope.CONTACT))
                .and(which));
    }

    private static Table<?> table(String name, String alias) {
        return DSL.table(DSL.name(name)).as(alias);
    }
}
