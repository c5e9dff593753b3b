package io.postrider.access.web;

import io.postrider.access.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** Part of a list. @param next pass it as {@code after} to get the next part; null at the end */
record Page<T>(List<T> items, String next) {

    private static final int LARGEST = 200;

    /** A part that cannot be given because {@code after} or {@code limit} make no sense. */
    static final class Invalid extends Problem {
        Invalid(String detail) {
            super(HttpStatus.BAD_REQUEST, "invalid-page", detail);
        }
    }

    /** What a page's {@code next} is made of. */
    interface Cursor<T> {
        String of(T item);
    }

    /** The first of what is left; users and keys are few enough to be read all. */
    static <T> Page<T> first(Stream<T> left, int limit, Cursor<T> cursor) {
        if (limit < 1 || limit > LARGEST) {
            throw new Invalid("limit must be between 1 and " + LARGEST + ", but is " + limit + ".");
        }
        List<T> items = left.limit(limit + 1L).toList();
        boolean more = items.size() > limit;
        List<T> page = more ? items.subList(0, limit) : items;
        return new Page<>(page, more ? cursor.of(page.get(limit - 1)) : null);
    }

    static Invalid after() {
        return new Invalid("after must be the next of an earlier page.");
    }
}
