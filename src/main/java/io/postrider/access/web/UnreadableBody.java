package io.postrider.access.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says where a request body cannot be read, without repeating what stood there. */
final class UnreadableBody {

    private UnreadableBody() {}

    static String explain(Throwable error) {
        for (Throwable it = error.getCause(); it != null; it = it.getCause()) {
            if (it instanceof JsonMappingException mapping) {
                return at(mapping) + ": " + reason(mapping) + place(mapping) + ".";
            }
            if (it instanceof JsonProcessingException syntax) {
                return "The body is not JSON" + place(syntax) + ".";
            }
        }
        return "The request body is missing or cannot be read.";
    }

    private static String reason(JsonMappingException error) {
        if (error instanceof UnrecognizedPropertyException) {
            return "no such field";
        }
        if (error instanceof ForbiddenText) {
            return error.getOriginalMessage();
        }
        if (error instanceof InvalidFormatException format && format.getTargetType() != null) {
            Class<?> type = format.getTargetType();
            return type.isEnum() ? "must be one of " + constants(type) : "must be " + name(type);
        }
        return "the wrong kind of value";
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    /** The kind of value in words a caller knows, not our class. */
    private static String name(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Instant", "OffsetDateTime", "ZonedDateTime" -> "a time such as 2026-01-31T08:00:00Z";
            case "UUID", "ContactId" -> "a UUID";
            case "ZoneId" -> "a time zone such as Europe/Paris";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            default -> "of another kind";
        };
    }

    /** {@code consents[0].proof.at}; the whole body when the fault is outermost. */
    private static String at(JsonMappingException error) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : error.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(cut(step.getFieldName()));
            }
        }
        return path.isEmpty() ? "The body" : path.toString();
    }

    private static String cut(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }

    private static String place(JsonProcessingException error) {
        JsonLocation location = error.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
