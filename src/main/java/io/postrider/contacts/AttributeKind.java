package io.postrider.contacts;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an attribute of a contact can be, and the one form in which each is kept as JSON.
 *
 * <p>Dates are {@code 2026-01-31}, moments {@code 2026-01-31T10:00:00Z}, countries ISO 3166 (two capital letters), money
 * {@code {"minor": 1250, "currency": "EUR"}}.
 */
public enum AttributeKind {
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    DATE("a day such as 2026-01-31"),
    INSTANT("a moment such as 2026-01-31T10:00:00Z"),
    LIST("a list of texts"),
    COUNTRY("a country such as DE (ISO 3166)"),
    MONEY("money such as {\"minor\": 1250, \"currency\": \"EUR\"}"),
    /** Anything else; kept, but nothing can be decided by it. */
    OBJECT("anything");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final String words;

    AttributeKind(String words) {
        this.words = words;
    }

    /** For a sentence: "must be a number". */
    public String words() {
        return words;
    }

    /** What a value is when nobody has declared it; a text is a text, whatever it looks like. */
    static AttributeKind of(Object value) {
        if (value instanceof String) {
            return TEXT;
        }
        if (value instanceof Number) {
            return NUMBER;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return LIST;
        }
        return MONEY.kept(value).isPresent() ? MONEY : OBJECT;
    }

    /** The value as it is kept; empty when it is not of this kind. */
    public Optional<Object> kept(Object value) {
        return switch (this) {
            case TEXT -> only(value, value instanceof String);
            case NUMBER -> only(value, value instanceof Number);
            case BOOLEAN -> only(value, value instanceof Boolean);
            case LIST ->
                only(value, value instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
            case COUNTRY -> value instanceof String text ? country(text) : Optional.empty();
            case DATE -> value instanceof String text ? date(text) : Optional.empty();
            case INSTANT -> value instanceof String text ? instant(text) : Optional.empty();
            case MONEY -> value instanceof Map<?, ?> money ? money(money) : Optional.empty();
            case OBJECT -> Optional.of(value);
        };
    }

    private static Optional<Object> only(Object value, boolean fits) {
        return fits ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> country(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return COUNTRIES.contains(code) ? Optional.of(code) : Optional.empty();
    }

    private static Optional<Object> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> instant(String text) {
        try {
            Instant at = OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.SECONDS);
            return Optional.of(at.toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> money(Map<?, ?> money) {
        if (money.size() == 2
                && money.get("minor") instanceof Number minor
                && money.get("currency") instanceof String currency) {
            try {
                long whole = new BigDecimal(minor.toString()).longValueExact();
                String code = Currency.getInstance(currency.strip().toUpperCase(Locale.ROOT))
                        .getCurrencyCode();
                return Optional.of(Map.of("minor", whole, "currency", code));
            } catch (ArithmeticException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
