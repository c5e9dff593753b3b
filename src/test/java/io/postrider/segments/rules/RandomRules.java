package io.postrider.segments.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Rules as somebody might write them, every kind of condition among them. */
final class RandomRules {

    static final List<Duration> TIMES = List.of(
            Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(60));

    private final Random random;
    private final Instant now;
    private final String mark;

    RandomRules(Random random, Instant now, String mark) {
        this.random = random;
        this.now = now;
        this.mark = mark;
    }

    String next(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(8);
        return switch (kind) {
            case 0 -> "{\"all\":[" + next(depth - 1) + "," + next(depth - 1) + "]}";
            case 1 -> "{\"any\":[" + next(depth - 1) + "," + next(depth - 1) + "]}";
            case 2, 3 -> "{\"not\":" + next(depth - 1) + "}";
            default -> leaf();
        };
    }

    private String leaf() {
        return switch (random.nextInt(22)) {
            case 0 -> "{\"attribute\":\"ruleText\"," + text() + "}";
            case 1 -> "{\"attribute\":\"ruleNumber\",\"" + comparison() + "\":" + pick("0", "2", "2.5", "-3") + "}";
            case 2 -> "{\"attribute\":\"ruleTruth\",\"is\":" + random.nextBoolean() + "}";
            case 3 -> "{\"attribute\":\"ruleDay\"," + day() + "}";
            case 4 -> "{\"attribute\":\"" + pick("ruleMoment", "ruleSeen") + "\"," + moment() + "}";
            case 5 -> "{\"attribute\":\"ruleList\",\"contains\":\"" + pick("bath", "x_y", "none") + "\"}";
            case 6 -> "{\"attribute\":\"ruleCountry\",\"is\":[\"de\",\"FR\"]}";
            case 7 -> "{\"attribute\":\"ruleMoney\",\"" + comparison() + "\":100,\"currency\":\"eur\"}";
            case 8 -> "{\"attribute\":\"ruleScore\",\"" + comparison() + "\":50}";
            case 9 ->
                "{\"attribute\":\""
                        + pick("ruleText", "ruleNumber", "ruleMoney", "ruleScore", "ruleSeen", "ruleList")
                        + "\",\"exists\":"
                        + random.nextBoolean() + "}";
            case 10 ->
                "{\"profile\":\"" + pick("domain", "language", "timeZone", "externalId", "email", "locale") + "\","
                        + profile() + "}";
            case 11 -> "{\"profile\":\"createdAt\"," + moment() + "}";
            case 12 -> "{\"tag\":\"" + pick("vip", mark) + "\"}";
            case 13 ->
                "{\"consent\":\"" + pick("newsletter", "offers") + "\",\"status\":\""
                        + pick("granted", "pending", "withdrawn", "none") + "\"}";
            case 14 -> "{\"suppressed\":" + random.nextBoolean() + "}";
            case 15 -> "{\"segment\":\"" + pick("rule-tests-a", "rule-tests-b") + "\"}";
            case 16 ->
                "{\"company\":"
                        + pick(
                                "\"name\",\"contains\":\"bat\"",
                                "\"industry\",\"is\":\"tea\"",
                                "\"size\",\"is\":\"2\"",
                                "\"size\",\"atLeast\":1",
                                "\"size\",\"below\":2")
                        + "}";
            case 17 ->
                "{\"random\":{\"salt\":\"s\",\"from\":" + pick("0", "12.5", "40") + ",\"below\":"
                        + pick("50", "87.25", "100") + "}}";
            case 18 ->
                "{\"ordered\":" + random.nextBoolean() + pick("", ",\"product\":\"assam\"", ",\"category\":\"tea\"")
                        + times() + window() + "}";
            case 19 ->
                "{\"spent\":{\"" + comparison() + "\":" + pick("0", "100", "1000") + ",\"currency\":\"EUR\"}" + window()
                        + "}";
            case 20 -> "{\"cart\":\"open\"" + window() + "}";
            default -> deed();
        };
    }

    private String deed() {
        return random.nextBoolean()
                ? "{\"engagement\":\"" + pick("clicked", "opened") + "\""
                        + pick("", ",\"where\":{\"template\":\"assam\"}", ",\"where\":{\"journey\":\"win-back\"}")
                        + times() + window() + "}"
                : "{\"event\":\"" + pick("product.viewed", "page.viewed") + "\""
                        + pick(
                                "",
                                ",\"where\":{\"productId\":\"oolong\"}",
                                ",\"where\":{\"count\":2}",
                                ",\"where\":{\"gift\":true,\"step\":\"serviceTask_send\"}")
                        + times() + window() + "}";
    }

    private String text() {
        return pick(
                "\"is\":\"BATH\"",
                "\"is\":[\"bristol\",\"o'clock\"]",
                "\"contains\":\"%\"",
                "\"contains\":\"RI\"",
                "\"startsWith\":\"x_\"",
                "\"startsWith\":\"b\"",
                "\"contains\":\"ü\"");
    }

    private String profile() {
        return pick(
                "\"is\":\"gmail.com\"",
                "\"is\":\"de\"",
                "\"startsWith\":\"eu\"",
                "\"contains\":\"shop\"",
                "\"exists\":true",
                "\"exists\":false");
    }

    private String day() {
        return pick(
                "\"withinNextDays\":" + random.nextInt(20),
                "\"withinLastDays\":" + random.nextInt(20),
                "\"anniversaryWithinDays\":" + random.nextInt(30),
                "\"after\":\"2026-03-01\"",
                "\"before\":\"2026-03-10\"",
                "\"is\":\"2024-02-29\"");
    }

    private String moment() {
        return pick(
                "\"withinLast\":\"" + time() + "\"",
                "\"withinNext\":\"" + time() + "\"",
                "\"after\":\"" + edge() + "\"",
                "\"before\":\"" + edge() + "\"");
    }

    private String window() {
        return pick(
                "",
                ",\"withinLast\":\"" + time() + "\"",
                ",\"withinLast\":\"" + time() + "\"",
                ",\"from\":\"" + edge() + "\"",
                ",\"to\":\"" + edge() + "\"");
    }

    private String times() {
        return random.nextBoolean() ? "" : ",\"times\":{\"" + comparison() + "\":" + random.nextInt(3) + "}";
    }

    private String comparison() {
        return pick("is", "above", "atLeast", "below", "atMost");
    }

    private String time() {
        Duration time = TIMES.get(random.nextInt(TIMES.size()));
        return time.toHours() == 1 ? "PT1H" : "P" + time.toDays() + "D";
    }

    private Instant edge() {
        return now.minus(TIMES.get(random.nextInt(TIMES.size())))
                .truncatedTo(random.nextBoolean() ? ChronoUnit.MILLIS : ChronoUnit.SECONDS);
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
