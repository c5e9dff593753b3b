package io.postrider.segments.rules;

import io.postrider.contacts.AttributeKind;
import io.postrider.segments.rules.Person.Agreed;
import io.postrider.segments.rules.Person.Cart;
import io.postrider.segments.rules.Person.Did;
import io.postrider.segments.rules.Person.Line;
import io.postrider.segments.rules.Person.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** People with a past, some of it at the very edge of a window. */
final class RandomPeople {

    static final Map<String, AttributeKind> KINDS = Map.of(
            "ruleText", AttributeKind.TEXT,
            "ruleNumber", AttributeKind.NUMBER,
            "ruleTruth", AttributeKind.BOOLEAN,
            "ruleDay", AttributeKind.DATE,
            "ruleMoment", AttributeKind.INSTANT,
            "ruleList", AttributeKind.LIST,
            "ruleCountry", AttributeKind.COUNTRY,
            "ruleMoney", AttributeKind.MONEY);

    static final List<String> TEXTS = List.of("Bath", "bath", "Bristol", "Zürich", "a%b", "o'clock", "x_y");
    static final List<String> PRODUCTS = List.of("assam", "oolong", "cup");
    static final List<String> CATEGORIES = List.of("Tea", "Tea/Black", "Teapots", "Cups");
    static final List<String> SEGMENTS = List.of("rule-tests-a", "rule-tests-b");

    private final Random random;
    private final Instant now;
    private final String mark;

    RandomPeople(Random random, Instant now, String mark) {
        this.random = random;
        this.now = now;
        this.mark = mark;
    }

    List<Person> some(int number) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            people.add(one(i));
        }
        return people;
    }

    private Person one(int number) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        String domain = pick(List.of("gmail.com", "tea.example", "Tea.example"));
        Set<String> tags = new HashSet<>(Set.of(mark));
        maybe(() -> "vip", tags);
        return new Person(
                id,
                mark,
                ("p" + number + "-" + mark + "@" + domain).toLowerCase(),
                random.nextBoolean() ? "shop-" + mark + "-" + number : null,
                random.nextBoolean() ? pick(List.of("Europe/Paris", "UTC")) : null,
                random.nextBoolean() ? pick(List.of("de", "de-AT", "fr-FR", "den")) : null,
                moment(),
                attributes(),
                computed(),
                tags,
                consents(),
                random.nextInt(5) == 0,
                events(id),
                orders(id),
                carts(),
                random.nextBoolean() ? Set.of(pick(SEGMENTS)) : Set.of(),
                companies());
    }

    private Map<String, Object> attributes() {
        Map<String, Object> all = new HashMap<>();
        maybe(all, "ruleText", () -> pick(TEXTS));
        maybe(all, "ruleNumber", () -> pick(List.<Object>of(0, 1, 2, 2.5, -3)));
        maybe(all, "ruleTruth", random::nextBoolean);
        maybe(all, "ruleDay", () -> day().toString());
        maybe(all, "ruleMoment", () -> moment().truncatedTo(ChronoUnit.SECONDS).toString());
        maybe(all, "ruleList", () -> pick(List.of(List.of(), List.of("Bath"), List.of("x_y", "bath"))));
        maybe(all, "ruleCountry", () -> pick(List.of("DE", "GB")));
        maybe(
                all,
                "ruleMoney",
                () -> Map.of("minor", pick(List.of(0, 100, 250)), "currency", pick(List.of("EUR", "GBP"))));
        return all;
    }

    private Map<String, Object> computed() {
        Map<String, Object> all = new HashMap<>();
        maybe(all, "ruleScore", () -> pick(List.<Object>of(0, 50, 99)));
        maybe(all, "ruleSeen", () -> moment().truncatedTo(ChronoUnit.SECONDS).toString());
        return all;
    }

    private Map<String, Agreed> consents() {
        Map<String, Agreed> all = new HashMap<>();
        for (String purpose : List.of("newsletter", "offers")) {
            if (random.nextInt(3) > 0) {
                all.put(
                        purpose,
                        new Agreed(
                                pick(List.of("GRANTED", "PENDING", "WITHDRAWN")),
                                random.nextBoolean() ? moment() : null));
            }
        }
        return all;
    }

    private List<Did> events(UUID id) {
        List<Did> all = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Map<String, Object> properties = new HashMap<>();
            maybe(properties, "productId", () -> pick(PRODUCTS));
            maybe(properties, "count", () -> random.nextInt(3));
            maybe(properties, "gift", random::nextBoolean);
            all.add(did(id, pick(List.of("product.viewed", "page.viewed")), moment(), properties));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = pick(List.of("email.clicked", "email.opened"));
            Did reaction = did(
                    id,
                    name,
                    moment(),
                    Map.of("verdict", pick(List.of("human", "machine")), "template", pick(PRODUCTS)));
            all.add(reaction);
            if (random.nextInt(3) == 0) {
                Map<String, Object> corrected = new HashMap<>(reaction.properties());
                corrected.put("verdict", pick(List.of("human", "machine")));
                corrected.put("corrects", reaction.key());
                all.add(new Did(
                        "correction:" + reaction.key(),
                        name + ".corrected",
                        reaction.at(),
                        reaction.journey(),
                        reaction.step(),
                        corrected));
            }
        }
        return all;
    }

    private Did did(UUID id, String name, Instant at, Map<String, Object> properties) {
        boolean journey = random.nextBoolean();
        return new Did(
                id + ":" + UUID.randomUUID(),
                name,
                at,
                journey ? pick(List.of("welcome-series", "win-back")) : null,
                journey ? "serviceTask_send" : null,
                properties);
    }

    private List<Order> orders(UUID id) {
        List<Order> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            long total = pick(List.of(0L, 100L, 1_000L));
            List<Line> lines = new ArrayList<>();
            for (int line = random.nextInt(3); line > 0; line--) {
                lines.add(new Line(pick(PRODUCTS), random.nextInt(4) == 0 ? null : pick(CATEGORIES)));
            }
            all.add(new Order(
                    id + "-" + i,
                    moment(),
                    pick(List.of("EUR", "GBP")),
                    total,
                    random.nextInt(3) == 0 ? total : 0,
                    random.nextInt(5) == 0,
                    lines));
        }
        return all;
    }

    private List<Cart> carts() {
        List<Cart> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            all.add(new Cart(moment(), random.nextBoolean(), random.nextInt(2)));
        }
        return all;
    }

    private List<Map<String, Object>> companies() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Map<String, Object> company = new HashMap<>();
            company.put("name", pick(TEXTS));
            maybe(company, "industry", () -> pick(List.of("Tea", "retail")));
            maybe(company, "size", () -> random.nextInt(3));
            all.add(company);
        }
        return all;
    }

    /** Often exactly at the edge of one of the windows {@link RandomRules} uses. */
    Instant moment() {
        if (random.nextInt(3) == 0) {
            return now.minus(pick(RandomRules.TIMES)).plusMillis(pick(List.of(-1L, 0L, 1L)));
        }
        return now.plus(Duration.ofMinutes(random.nextInt(100_000) - 90_000L));
    }

    private LocalDate day() {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return random.nextInt(4) == 0
                ? LocalDate.of(2024, 2, 29)
                : today.plusDays(random.nextInt(60) - 30L).minusYears(random.nextInt(2));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void maybe(Map<String, Object> all, String name, Supplier<?> value) {
        if (random.nextInt(3) > 0) {
            all.put(name, value.get());
        }
    }

    private void maybe(Supplier<String> value, Set<String> all) {
        if (random.nextBoolean()) {
            all.add(value.get());
        }
    }
}
