package io.postrider.contacts.web;

import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ContactImport;
import io.postrider.contacts.ImportMapping;
import io.postrider.contacts.ImportMapping.Column;
import io.postrider.contacts.ImportMapping.ConsentColumn;
import io.postrider.contacts.ImportMapping.Target;
import io.postrider.contacts.ImportRows.Update;
import io.postrider.contacts.UnusableImport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A mapping as the fields of a page: one line for each column, and one consent at most. */
final class MappingForm {

    private MappingForm() {}

    /** A column on the page. @param target empty: it is not read */
    record Row(String column, String target, String attribute, AttributeKind kind) {}

    static List<Row> rows(ContactImport found) {
        List<Row> rows = new ArrayList<>();
        for (String column : found.columns()) {
            Column mapped = found.mapping().columns().stream()
                    .filter(it -> it.column().equals(column))
                    .findFirst()
                    .orElse(null);
            rows.add(
                    mapped == null
                            ? new Row(column, "", camelCase(column), AttributeKind.TEXT)
                            : new Row(
                                    column,
                                    mapped.target().name(),
                                    mapped.attribute() == null ? camelCase(column) : mapped.attribute(),
                                    mapped.kind() == null ? AttributeKind.TEXT : mapped.kind()));
        }
        return rows;
    }

    /** Null when none is told. */
    static ConsentColumn consent(ContactImport found) {
        return found.mapping() == null || found.mapping().consents().isEmpty()
                ? null
                : found.mapping().consents().get(0);
    }

    static ImportMapping read(Map<String, String> form, List<String> columns) {
        List<Column> mapped = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String target = form.getOrDefault("target." + i, "");
            if (!target.isEmpty()) {
                boolean attribute = target.equals(Target.ATTRIBUTE.name());
                mapped.add(new Column(
                        columns.get(i),
                        one(Target.values(), target),
                        attribute ? form.getOrDefault("attribute." + i, "").strip() : null,
                        attribute ? one(AttributeKind.values(), form.getOrDefault("kind." + i, "TEXT")) : null));
            }
        }
        return new ImportMapping(
                mapped,
                consents(form),
                Arrays.stream(form.getOrDefault("tags", "").split(","))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList(),
                given(form, "suppressEverybody"),
                one(Update.values(), form.getOrDefault("update", "OVERWRITE")),
                form.containsKey("dayFirst"),
                form.containsKey("decimalComma"),
                form.containsKey("startJourneys"));
    }

    private static List<ConsentColumn> consents(Map<String, String> form) {
        String purpose = given(form, "purpose");
        if (purpose == null) {
            return List.of();
        }
        String day = given(form, "at");
        try {
            return List.of(new ConsentColumn(
                    purpose,
                    given(form, "answerColumn"),
                    "no".equals(form.get("everybody")),
                    null,
                    given(form, "source"),
                    given(form, "sourceColumn"),
                    day == null
                            ? null
                            : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    given(form, "atColumn"),
                    given(form, "wording"),
                    null,
                    null,
                    null,
                    given(form, "ipColumn")));
        } catch (DateTimeException e) {
            throw UnusableImport.because("The day of the consent is not like 2026-01-31.");
        }
    }

    private static String given(Map<String, String> form, String name) {
        String value = form.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <T extends Enum<T>> T one(T[] all, String name) {
        return Arrays.stream(all)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnusableImport.because("'" + name + "' is no choice of this page."));
    }

    /** Such as {@code shoeSize} of "Shoe size". */
    static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : java.text.Normalizer.normalize(column, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                String rest =
                        word.equals(word.toUpperCase()) ? word.substring(1).toLowerCase() : word.substring(1);
                name.append(
                                name.isEmpty()
                                        ? Character.toLowerCase(word.charAt(0))
                                        : Character.toUpperCase(word.charAt(0)))
                        .append(rest);
            }
        }
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "column" + name : name.toString();
    }
}
