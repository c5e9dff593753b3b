package io.postrider.delivery.returns;

import io.postrider.delivery.returns.Returned.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Mail to many that strayed here: newsletters, lists, notifications of programs. */
final class BulkMailReader implements Reader {

    private static final Set<String> PRECEDENCE = Set.of("bulk", "list", "junk");

    @Override
    public Optional<Returned> read(Letter letter) {
        Headers headers = letter.headers();
        boolean bulk = headers.has("list-id")
                || headers.has("list-unsubscribe")
                || headers.has("feedback-id")
                || PRECEDENCE.contains(
                        headers.first("precedence").toLowerCase(Locale.ROOT).strip())
                || headers.first("auto-submitted").toLowerCase(Locale.ROOT).startsWith("auto-");
        return bulk ? Optional.of(Returned.of(Kind.BULK, letter)) : Optional.empty();
    }
}
