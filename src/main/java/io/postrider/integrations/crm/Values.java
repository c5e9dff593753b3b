package io.postrider.integrations.crm;

import io.postrider.contacts.AttributeKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as a CRM writes them, which is text, and as we keep them. */
final class Values {

    private Values() {}

    /** Empty for what has no text of its own. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
        }
        if (value instanceof Map<?, ?> money && money.get("minor") != null) {
            return String.valueOf(money.get("minor"));
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }

    /** What a text means as an attribute of this kind; empty when it means nothing there. */
    static Optional<Object> read(String text, AttributeKind kind) {
        try {
            return switch (kind) {
                case NUMBER -> Optional.of(new BigDecimal(text.strip()));
                case BOOLEAN ->
                    text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
                case LIST -> Optional.of(java.util.List.of(text.split(";")));
                case DATE -> text.matches("\\d{12,13}") ? kind.kept(day(text)) : kind.kept(text);
                default -> kind.kept(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** HubSpot keeps days as milliseconds of their midnight in UTC. */
    private static String day(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis))
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String hash(Map<String, String> values) {
        return hash(new TreeMap<>(values).toString());
    }
}
