package io.postrider.segments.rules;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jooq.Field;

/**
 * Something that moves an answer as time goes by: a moment read from the database, and when the answer may change because of it.
 *
 * @param read gives a moment or, for days, a text
 * @param next from what was read to the moment of the change; null: it never changes by it (any more)
 */
record Hand(Field<?> read, UnaryOperator<Object> next) {

    Instant of(Object value) {
        return value == null ? null : (Instant) next.apply(value);
    }
}
