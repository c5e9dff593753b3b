package io.postrider.segments.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What H2 asks Java about a JSON column; public because H2 calls it by name. */
public final class H2Functions {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SHARES = 10_000;

    private H2Functions() {}

    /** The value when it is a text. */
    public static String text(String json, String name) {
        JsonNode value = value(json, name);
        return value.isTextual() ? value.textValue() : null;
    }

    /** The value as text when it is a text, a number or a boolean. */
    public static String scalar(String json, String name) {
        JsonNode value = value(json, name);
        return value.isTextual() || value.isNumber() || value.isBoolean() ? value.asText() : null;
    }

    /** The value when it is a number. */
    public static BigDecimal number(String json, String name) {
        JsonNode value = value(json, name);
        return value.isNumber() ? new BigDecimal(value.asText()) : null;
    }

    /** The value when it is a boolean. */
    public static Boolean truth(String json, String name) {
        JsonNode value = value(json, name);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    /** Minor units when it is money of this currency. */
    public static BigDecimal money(String json, String name, String currency) {
        JsonNode value = value(json, name);
        boolean fits = value.path("minor").isNumber()
                && value.path("currency").asText("").equals(currency);
        return fits ? new BigDecimal(value.get("minor").asText()) : null;
    }

    /** Whether there is a value. */
    public static boolean there(String json, String name) {
        JsonNode value = value(json, name);
        return !value.isMissingNode() && !value.isNull();
    }

    /** Whether it is a list with this text, whatever the case of letters. */
    public static boolean lists(String json, String name, String lowerText) {
        for (JsonNode each : value(json, name)) {
            if (each.isTextual()
                    && each.textValue().toLowerCase(java.util.Locale.ROOT).equals(lowerText)) {
                return true;
            }
        }
        return false;
    }

    /** A number from 0 to 9999 that is the same for this contact and salt for ever: the first 32 bits of an MD5, modulo. */
    public static long share(UUID contact, String salt) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest((contact + ":" + salt).getBytes(StandardCharsets.UTF_8));
            return Long.parseLong(HexFormat.of().formatHex(digest, 0, 4), 16) % SHARES;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    private static JsonNode value(String json, String name) {
        try {
            return json == null ? MAPPER.missingNode() : MAPPER.readTree(json).path(name);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds something else", e);
        }
    }
}
