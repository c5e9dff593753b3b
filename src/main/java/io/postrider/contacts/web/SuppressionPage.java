package io.postrider.contacts.web;

import io.postrider.contacts.Suppression;
import io.postrider.contacts.SuppressionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A part of the list of suppressions. @param next what to give as {@code after} for the next part, null at the end */
@Schema(name = "SuppressionPage")
record SuppressionPage(List<Item> items, String next) {

    /** One of them. */
    @Schema(name = "Suppression")
    record Item(String id, String email, SuppressionKind kind, String reason, Instant at) {

        static Item of(Suppression it) {
            return new Item(String.valueOf(it.id()), it.email(), it.kind(), it.reason(), it.at());
        }
    }

    /** @param found one more than the limit when there are more */
    static SuppressionPage of(List<Suppression> found, int limit) {
        boolean more = found.size() > limit;
        List<Item> items = found.stream().limit(limit).map(Item::of).toList();
        return new SuppressionPage(items, more ? items.get(limit - 1).id() : null);
    }
}
