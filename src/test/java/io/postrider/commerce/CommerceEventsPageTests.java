package io.postrider.commerce;

import io.postrider.commerce.CommerceEvent.Field;
import io.postrider.support.GeneratedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of commerce events is what the code declares. */
class CommerceEventsPageTests {

    @Test
    void pageIsCurrent() {
        StringBuilder page = new StringBuilder(
                """
                # What shops tell of

                Events a shop sends to `POST /api/events`, or that a connected shop's webhooks become. Money is a whole number in minor
                units (cents) beside its currency. Required fields are bold; further fields are kept and can be asked for in segments.
                An event that does not fit is refused with its reason, and the others of the request are taken. Tell each order once with
                an `id` of your own, such as `order:shop:7731:placed`: told again, it is a duplicate. Products have no contact: they go to
                `POST /api/products`.

                Made from the code; do not edit.

                """);
        for (CommerceEvent event : CommerceEvent.values()) {
            page.append("## `")
                    .append(event.word())
                    .append("`\n\n")
                    .append(event.meaning())
                    .append("\n\n");
            fields(page, event.fields());
        }
        page.append("## A line\n\nOf a cart, an order or a refund.\n\n");
        fields(page, CommerceEvent.LINE);
        GeneratedFile.at("src/docs/commerce-events.md").says(page.toString());
    }

    private static void fields(StringBuilder page, List<Field> fields) {
        page.append("| field | holds | meaning |\n|---|---|---|\n");
        fields.forEach(field -> page.append("| ")
                .append(field.required() ? "**" + field.name() + "**" : field.name())
                .append(" | ")
                .append(field.kind().words())
                .append(" | ")
                .append(field.meaning())
                .append(" |\n"));
        page.append("\n");
    }
}
