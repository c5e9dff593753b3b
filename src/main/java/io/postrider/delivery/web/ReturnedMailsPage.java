package io.postrider.delivery.web;

import io.postrider.delivery.doors.ReturnedMails;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A part of the returned mails. @param counts by kind @param next what to give as {@code after} for older items, null at the end */
@Schema(name = "ReturnedMails")
record ReturnedMailsPage(List<Item> items, Map<String, Long> counts, String next) {

    /** One that waits for a person. */
    @Schema(name = "ReturnedMail")
    record Item(
            long id,
            @Schema(example = "bounce", description = "Null when it could not be digested.") String kind,
            @Schema(example = "kept", description = "kept, forward, forwarding (possibly passed on) or failed.")
                    String state,
            @Schema(example = "return-path") String door,
            int size,
            Instant receivedAt) {}

    static ReturnedMailsPage of(List<ReturnedMails.Item> items, Map<String, Long> counts, boolean more) {
        Map<String, Long> byKind = new TreeMap<>();
        counts.forEach((kind, number) -> byKind.put(word(kind), number));
        return new ReturnedMailsPage(
                items.stream()
                        .map(one -> new Item(
                                one.id(),
                                word(one.kind()),
                                word(one.state()),
                                one.door(),
                                one.size(),
                                one.receivedAt()))
                        .toList(),
                byKind,
                more ? Long.toString(items.get(items.size() - 1).id()) : null);
    }

    /** {@code AUTO_REPLY} is {@code autoReply} to programs. */
    private static String word(String name) {
        if (name == null) {
            return null;
        }
        StringBuilder word = new StringBuilder();
        for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
