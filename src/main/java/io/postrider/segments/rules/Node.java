package io.postrider.segments.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.contacts.PlainValues;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One object of a rule's JSON, that knows where it stands and whether everything in it was read. */
final class Node {

    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final int LONGEST_TEXT = 300;
    private static final BigDecimal LARGEST = new BigDecimal("1e18");

    private final JsonNode json;
    private final String path;
    private final Set<String> read = new HashSet<>();

    Node(JsonNode json, String path) {
        this.json = json;
        this.path = path;
        if (json == null || !json.isObject()) {
            throw new RuleFault(path, "A condition is an object.");
        }
        if (json.isEmpty()) {
            throw new RuleFault(path, "An empty condition means nothing.");
        }
    }

    RuleFault fault(String field, String sentence) {
        return new RuleFault(field == null ? path : at(field), sentence);
    }

    String at(String field) {
        return path + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    boolean has(String field) {
        return json.has(field);
    }

    JsonNode get(String field) {
        read.add(field);
        return json.get(field);
    }

    Node object(String field) {
        return new Node(get(field), at(field));
    }

    /** After everything that belongs here was read. */
    void nothingElse() {
        Set<String> rest = new TreeSet<>();
        json.fieldNames().forEachRemaining(rest::add);
        rest.removeAll(read);
        if (!rest.isEmpty()) {
            String first = rest.iterator().next();
            throw fault(first, "'" + clipped(first) + "' does not belong here.");
        }
    }

    String text(String field) {
        JsonNode value = get(field);
        return text(value, at(field));
    }

    private static String text(JsonNode value, String path) {
        String text = value != null && value.isTextual() ? value.textValue() : "";
        if (text.isBlank() || text.length() > LONGEST_TEXT || PlainValues.hasControls(text)) {
            throw new RuleFault(path, "This must be a text of 1 to " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A text, number or boolean, as text. */
    String plain(String field) {
        JsonNode value = get(field);
        return value.isNumber() || value.isBoolean() ? value.asText() : text(value, at(field));
    }

    /** One text or a list of them. */
    List<String> texts(String field) {
        JsonNode value = get(field);
        if (!value.isArray()) {
            return List.of(text(value, at(field)));
        }
        if (value.isEmpty() || value.size() > 1_000) {
            throw fault(field, "A list of texts has 1 to 1000 of them.");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            texts.add(text(value.get(i), at(field) + "/" + i));
        }
        return texts;
    }

    boolean truth(String field) {
        JsonNode value = get(field);
        if (!value.isBoolean()) {
            throw fault(field, "This must be true or false.");
        }
        return value.booleanValue();
    }

    BigDecimal number(String field) {
        JsonNode value = get(field);
        if (!value.isNumber()
                || value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())
                || value.decimalValue().abs().compareTo(LARGEST) > 0) {
            throw fault(field, "This must be a number of at most 18 digits.");
        }
        return value.decimalValue();
    }

    long whole(String field, long least, long most) {
        JsonNode value = get(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw fault(field, "This must be a whole number from " + least + " to " + most + ".");
        }
        return value.longValue();
    }

    Duration duration(String field) {
        String text = text(field);
        try {
            Duration time = text.contains("T") ? Duration.parse(text) : Duration.ofDays(days(Period.parse(text)));
            if (!time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below.
        }
        throw fault(field, "This must be a length of time such as P30D or PT12H, of at most ten years.");
    }

    /** Months are not all equally long. */
    private static int days(Period period) {
        if (period.toTotalMonths() != 0) {
            throw new DateTimeException("months");
        }
        return period.getDays();
    }

    Instant instant(String field) {
        try {
            return OffsetDateTime.parse(text(field)).toInstant();
        } catch (DateTimeException e) {
            throw fault(field, "This must be a moment with its offset, such as 2026-01-31T08:00:00Z.");
        }
    }

    LocalDate day(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException e) {
            throw fault(field, "This must be a day such as 2026-01-31.");
        }
    }

    private static String clipped(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
