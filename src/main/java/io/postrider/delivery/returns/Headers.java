package io.postrider.delivery.returns;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header fields of a mail or of a part of it, as far as they were read. */
record Headers(List<Field> fields) {

    /** @param name in lower case */
    record Field(String name, String value) {}

    /** The first field of this name, else empty text. */
    String first(String name) {
        return find(name).orElse("");
    }

    Optional<String> find(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** In lower case, without parameters. */
    String contentType() {
        return first("content-type").toLowerCase(Locale.ROOT).split("[;\\s]", 2)[0];
    }
}
