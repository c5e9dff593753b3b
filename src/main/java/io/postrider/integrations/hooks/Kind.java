package io.postrider.integrations.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a value in a body is, and how it becomes one of ours. */
enum Kind {
    TEXT("a text"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    BOOLEAN("a truth value"),
    /** An amount such as "12.50", into minor units of its currency. */
    MONEY("an amount"),
    /** Minor units as the sender counts them, into those of ISO 4217. */
    MINOR("a number of minor units"),
    CURRENCY("a currency of ISO 4217"),
    TIME("a time in ISO 8601 with an offset"),
    /** Without an offset, which means UTC. */
    UTC("a time in ISO 8601"),
    DATE("a date"),
    EPOCH("a number of seconds since 1970"),
    EPOCHMILLIS("a number of milliseconds since 1970");

    /** Large enough for every shop, small enough to be added up. */
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    static Kind parse(String where, String text) {
        return Arrays.stream(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new UnusableMapping(
                        where,
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    boolean money() {
        return this == MONEY || this == MINOR;
    }

    /**
     * Never called for {@link #money()}, which needs a currency: {@link #number}.
     *
     * @param place where it stands, for the sentence
     */
    Object read(String place, JsonNode node) {
        String text = node.isValueNode() ? node.asText().strip() : null;
        try {
            if (text != null) {
                return switch (this) {
                    case TEXT -> text.isEmpty() ? null : text;
                    case WHOLE -> number(place, node).longValueExact();
                    case NUMBER -> number(place, node);
                    case BOOLEAN -> truth(text).orElseThrow(() -> fault(place));
                    case CURRENCY ->
                        Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
                    case TIME -> OffsetDateTime.parse(text).toInstant();
                    case UTC -> LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC);
                    case DATE ->
                        LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                                .toString();
                    case EPOCH -> Instant.ofEpochSecond(number(place, node).longValueExact());
                    case EPOCHMILLIS -> Instant.ofEpochMilli(number(place, node).longValueExact());
                    case MONEY, MINOR -> throw new IllegalStateException("money needs a currency");
                };
            }
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException otherwise) {
            throw fault(place);
        }
        throw fault(place);
    }

    /** @throws DoesNotFit when it is none, or absurdly large */
    BigDecimal number(String place, JsonNode node) {
        try {
            String text = node.isNumber() || node.isTextual() ? node.asText().strip() : "";
            // A short text first: a thousand digits cost a second, and 1e999999999 a server.
            BigDecimal number = text.length() <= 40 ? new BigDecimal(text) : LARGEST;
            if (number.abs().compareTo(LARGEST) < 0 && number.scale() <= 40) {
                return number;
            }
        } catch (NumberFormatException otherwise) {
            throw fault(place);
        }
        throw fault(place);
    }

    /** In minor units of the currency: 12.50 EUR are 1250, 12 JPY are 12, 1.234 KWD are 1234. @param decimals of what is given */
    static long minor(BigDecimal given, int decimals, String currency) {
        int digits = digits(currency);
        return given.movePointLeft(decimals)
                .movePointRight(digits)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** "No currency" (XXX) has none. */
    static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    DoesNotFit fault(String place) {
        return new DoesNotFit(place + " must be " + words);
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Optional.of(true);
            case "false", "0", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
