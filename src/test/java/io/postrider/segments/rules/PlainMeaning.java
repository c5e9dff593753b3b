package io.postrider.segments.rules;

import io.postrider.segments.rules.Person.Did;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What a rule means, written once more from the grammar and without a database. */
final class PlainMeaning {

    private final Instant now;
    private final ZoneId zone;

    PlainMeaning(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    boolean holds(Rule rule, Person she) {
        if (rule instanceof Rule.All all) {
            return all.rules().stream().allMatch(it -> holds(it, she));
        }
        if (rule instanceof Rule.Any any) {
            return any.rules().stream().anyMatch(it -> holds(it, she));
        }
        if (rule instanceof Rule.Not not) {
            return !holds(not.rule(), she);
        }
        if (rule instanceof Rule.Attribute attribute) {
            Map<String, Object> known = attribute.owner() == null ? she.attributes() : she.computed();
            return passes(attribute.tests(), known.get(attribute.name()));
        }
        if (rule instanceof Rule.Profile profile) {
            return passes(profile.tests(), field(profile.field(), she));
        }
        if (rule instanceof Rule.Tag tag) {
            return she.tags().contains(tag.tag());
        }
        if (rule instanceof Rule.Consent consent) {
            return standing(she.consents().get(consent.purpose())) == consent.standing();
        }
        if (rule instanceof Rule.Suppressed) {
            return she.suppressed();
        }
        if (rule instanceof Rule.Member member) {
            return she.segments().contains(member.segment());
        }
        if (rule instanceof Rule.Company company) {
            return she.companies().stream().anyMatch(it -> {
                Object value = it.get(company.what());
                boolean number = company.tests().stream().anyMatch(Test.Number.class::isInstance);
                return passes(company.tests(), value == null || number ? value : value.toString());
            });
        }
        if (rule instanceof Rule.Random random) {
            long share = share(she.id(), random.salt());
            return random.from().movePointRight(2).longValueExact() <= share
                    && share < random.below().movePointRight(2).longValueExact();
        }
        return did(rule, she);
    }

    private boolean did(Rule rule, Person she) {
        if (rule instanceof Rule.Event event) {
            long times = she.events().stream()
                    .filter(it -> event.human()
                            ? human(it, event.name(), she)
                            : it.name().equals(event.name()))
                    .filter(it -> within(it.at(), event.window()))
                    .filter(it -> event.where().entrySet().stream()
                            .allMatch(wanted -> wanted.getValue().equals(property(it, wanted.getKey()))))
                    .count();
            return compared(BigDecimal.valueOf(times), event.count());
        }
        if (rule instanceof Rule.Ordered ordered) {
            long times = orders(she, ordered.window())
                    .filter(order -> ordered.product() == null && ordered.category() == null
                            || order.lines().stream()
                                    .anyMatch(line -> (ordered.product() == null
                                                    || ordered.product().equals(line.product()))
                                            && (ordered.category() == null
                                                    || below(line.category(), ordered.category()))))
                    .count();
            return compared(BigDecimal.valueOf(times), ordered.count());
        }
        if (rule instanceof Rule.Spent spent) {
            long minor = orders(she, spent.window())
                    .filter(order -> order.currency().equals(spent.currency()))
                    .mapToLong(order -> order.total() - order.refunded())
                    .sum();
            return compared(BigDecimal.valueOf(minor), spent.minor());
        }
        Rule.OpenCart cart = (Rule.OpenCart) rule;
        return she.carts().stream()
                .anyMatch(it -> !it.ordered() && it.lines() > 0 && within(it.updatedAt(), cart.window()));
    }

    private Stream<Person.Order> orders(Person she, Window window) {
        return she.orders().stream().filter(it -> !it.cancelled()).filter(it -> within(it.at(), window));
    }

    private static boolean below(String category, String wanted) {
        String lower = category == null ? "" : lower(category);
        return lower.equals(lower(wanted)) || lower.startsWith(lower(wanted) + "/");
    }

    private static boolean human(Did it, String name, Person she) {
        boolean human = "human".equals(it.properties().get("verdict"));
        boolean corrected = she.events().stream()
                .anyMatch(other -> other.name().equals(name + ".corrected")
                        && it.key().equals(other.properties().get("corrects")));
        return human && (it.name().equals(name) && !corrected || it.name().equals(name + ".corrected"));
    }

    private static String property(Did did, String name) {
        Object value =
                switch (name) {
                    case "journey" -> did.journey();
                    case "step" -> did.step();
                    default -> did.properties().get(name);
                };
        return value == null ? null : value.toString();
    }

    private boolean within(Instant at, Window window) {
        if (window.moves()) {
            return at.isAfter(now.minus(window.last())) && !at.isAfter(now);
        }
        return (window.from() == null || !at.isBefore(window.from()))
                && (window.to() == null || at.isBefore(window.to()));
    }

    private static boolean compared(BigDecimal value, Count count) {
        return count.comparison().holds(value.compareTo(BigDecimal.valueOf(count.number())));
    }

    private Rule.Consent.Standing standing(Person.Agreed agreed) {
        boolean expired = agreed != null
                && agreed.status().equals("GRANTED")
                && agreed.expiresAt() != null
                && !agreed.expiresAt().isAfter(now);
        return agreed == null || expired ? Rule.Consent.Standing.NONE : Rule.Consent.Standing.valueOf(agreed.status());
    }

    private static Object field(Rule.Profile.Field field, Person she) {
        return switch (field) {
            case EMAIL -> she.email();
            case DOMAIN -> she.email().substring(she.email().indexOf('@') + 1);
            case EXTERNAL_ID -> she.externalId();
            case TIME_ZONE -> she.timeZone();
            case LOCALE -> she.locale();
            case LANGUAGE -> she.locale() == null ? null : she.locale().split("-")[0];
            case CREATED_AT -> she.createdAt();
        };
    }

    private boolean passes(List<Test> tests, Object value) {
        return tests.stream().allMatch(test -> passes(test, value));
    }

    private boolean passes(Test test, Object value) {
        if (test instanceof Test.Exists exists) {
            return exists.there() == (value != null);
        }
        if (value == null) {
            return false;
        }
        if (test instanceof Test.Is is) {
            return is.texts().stream().anyMatch(it -> lower(it).equals(lower(value.toString())));
        }
        if (test instanceof Test.Contains contains) {
            return value instanceof List<?> list
                    ? list.stream().anyMatch(it -> lower(it.toString()).equals(lower(contains.text())))
                    : lower(value.toString()).contains(lower(contains.text()));
        }
        if (test instanceof Test.StartsWith starts) {
            return lower(value.toString()).startsWith(lower(starts.text()));
        }
        if (test instanceof Test.Truth truth) {
            return value.equals(truth.value());
        }
        if (test instanceof Test.Number number) {
            return number.comparison().holds(new BigDecimal(value.toString()).compareTo(number.value()));
        }
        if (test instanceof Test.Money money) {
            Map<?, ?> hers = (Map<?, ?>) value;
            return Objects.equals(hers.get("currency"), money.currency())
                    && money.comparison().holds(new BigDecimal(hers.get("minor").toString()).compareTo(money.minor()));
        }
        return inTime(test, value);
    }

    private boolean inTime(Test test, Object value) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (test instanceof Test.Day day) {
            return day.comparison().holds(LocalDate.parse(value.toString()).compareTo(day.value()));
        }
        if (test instanceof Test.LastDays last) {
            LocalDate hers = LocalDate.parse(value.toString());
            return !hers.isAfter(today) && !hers.isBefore(today.minusDays(last.days()));
        }
        if (test instanceof Test.NextDays next) {
            LocalDate hers = LocalDate.parse(value.toString());
            return !hers.isBefore(today) && !hers.isAfter(today.plusDays(next.days()));
        }
        if (test instanceof Test.Anniversary anniversary) {
            MonthDay hers = MonthDay.from(LocalDate.parse(value.toString()));
            return Stream.iterate(today, it -> it.plusDays(1))
                    .limit(anniversary.days() + 1L)
                    .anyMatch(it -> hers.atYear(it.getYear()).equals(it));
        }
        Instant hers = value instanceof Instant moment ? moment : Instant.parse(value.toString());
        if (test instanceof Test.Moment moment) {
            return moment.comparison().holds(hers.compareTo(moment.value()));
        }
        if (test instanceof Test.Last last) {
            return hers.isAfter(now.minus(last.time())) && !hers.isAfter(now);
        }
        Test.Next next = (Test.Next) test;
        return hers.isAfter(now) && !hers.isAfter(now.plus(next.time()));
    }

    private static long share(UUID id, String salt) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest((id + ":" + salt).getBytes());
            return (new java.math.BigInteger(1, digest).shiftRight(96).longValue() & 0xffffffffL) % 10_000;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
