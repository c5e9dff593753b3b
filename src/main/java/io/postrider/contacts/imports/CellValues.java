package io.postrider.contacts.imports;

import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ImportMapping;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a cell, as the value that is kept; every fault is a sentence that does not repeat what stood there. */
final class CellValues {

    private static final Set<String> YES = Set.of(
            "1",
            "true",
            "yes",
            "y",
            "x",
            "ja",
            "j",
            "oui",
            "o",
            "si",
            "sí",
            "granted",
            "subscribed",
            "wahr",
            "vrai",
            "opted in",
            "opt-in");
    private static final Set<String> NO = Set.of(
            "0",
            "false",
            "no",
            "n",
            "nein",
            "non",
            "withdrawn",
            "unsubscribed",
            "falsch",
            "faux",
            "opted out",
            "opt-out",
            "nee");
    /** Nobody asked her. */
    private static final Set<String> NEVER =
            Set.of("never subscribed", "never_subscribed", "not subscribed", "unknown");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})(?:[ T](.+))?");
    private static final Pattern MONEY = Pattern.compile("([A-Z]{3})?\\s*([-0-9.,]+)\\s*([A-Z]{3})?");

    private final boolean dayFirst;
    private final boolean decimalComma;

    CellValues(ImportMapping mapping) {
        this.dayFirst = mapping.dayFirst();
        this.decimalComma = mapping.decimalComma();
    }

    Object parse(AttributeKind kind, String text) {
        return switch (kind == null ? AttributeKind.TEXT : kind) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case BOOLEAN -> yesOrNo(text);
            case DATE -> date(text).toString();
            case INSTANT -> instant(text).truncatedTo(ChronoUnit.SECONDS).toString();
            case LIST -> list(text);
            case COUNTRY -> country(text);
            case MONEY -> money(text);
            case OBJECT -> throw new Misfit("Nothing can be read into an attribute of this kind.");
        };
    }

    /** A whole number as such, anything else with its digits. */
    Number number(String text) {
        String plain = text.replaceAll("[\\s\u00a0\u202f'\u2019]", "");
        plain = decimalComma ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        if (!plain.matches("[-+]?\\d{1,30}(\\.\\d{1,10})?")) {
            throw new Misfit("It is not a number such as " + (decimalComma ? "1.234,5" : "1,234.5") + ".");
        }
        BigDecimal number = new BigDecimal(plain);
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole && number.precision() - number.scale() <= 18 ? (Number) number.longValueExact() : number;
    }

    static boolean neverAsked(String text) {
        return NEVER.contains(text.toLowerCase(Locale.ROOT));
    }

    boolean yesOrNo(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        if (YES.contains(plain)) {
            return true;
        }
        if (NO.contains(plain)) {
            return false;
        }
        throw new Misfit("It is neither yes nor no.");
    }

    LocalDate date(String text) {
        try {
            Matcher day = DAY.matcher(text);
            return day.matches() ? day(day) : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException e) {
            throw new Misfit(
                    "It is not a date such as 2026-01-31 or " + (dayFirst ? "31.01.2026" : "01/31/2026") + ".");
        }
    }

    /** What has no zone is UTC. */
    Instant instant(String text) {
        try {
            Matcher day = DAY.matcher(text);
            String iso = day.matches()
                    ? day(day) + (day.group(4) == null ? "" : "T" + day.group(4))
                    : text.replaceFirst(" (?=\\d)", "T").replaceFirst("(?i)\\s*(UTC|GMT)$", "Z");
            if (iso.length() == 10) {
                return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return iso.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
                    ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Misfit("It is not a time such as 2026-01-31T08:00:00Z or a date.");
        }
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split("[,;|]"))
                // Some exports put each of them in quotes of its own.
                .map(it -> it.strip().replaceAll("^\"(.*)\"$", "$1").strip())
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    static String country(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upper)) {
            throw new Misfit("It is not a country of ISO 3166 such as DE.");
        }
        return upper;
    }

    /** An amount with its currency, such as {@code EUR 12.50}. */
    private Map<String, Object> money(String text) {
        Matcher parts = MONEY.matcher(text);
        try {
            if (parts.matches() && (parts.group(1) == null) != (parts.group(3) == null)) {
                Currency currency = Currency.getInstance(parts.group(1) == null ? parts.group(3) : parts.group(1));
                BigDecimal amount = new BigDecimal(number(parts.group(2)).toString());
                long minor = amount.movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
                        .longValueExact();
                return Map.of("minor", minor, "currency", currency.getCurrencyCode());
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Said below.
        }
        throw new Misfit("It is not an amount with its currency, such as EUR 12.50.");
    }

    static ZoneId timeZone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new Misfit("It is not the name of a time zone, such as Europe/Paris.");
        }
    }

    static Locale locale(String text) {
        Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
        if (locale.getLanguage().isEmpty() || text.length() > 60) {
            throw new Misfit("It is not a language tag, such as fr-FR.");
        }
        return locale;
    }

    private LocalDate day(Matcher parts) {
        int one = Integer.parseInt(parts.group(1));
        int two = Integer.parseInt(parts.group(2));
        return LocalDate.of(Integer.parseInt(parts.group(3)), dayFirst ? two : one, dayFirst ? one : two);
    }
}
