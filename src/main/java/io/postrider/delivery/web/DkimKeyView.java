package io.postrider.delivery.web;

import io.postrider.delivery.dkim.DkimKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A DKIM key and the record to publish, without its private half. */
record DkimKeyView(
        long id,
        String domain,
        String selector,
        @Schema(description = "next: to be published; active: signs; retired: still published, signs no more")
                String state,
        DnsRecord record,
        Instant createdAt,
        Instant changedAt) {

    /** What to publish in DNS. */
    record DnsRecord(String name, String type, String value) {}

    /** Some of them. @param next pass it as {@code after} to get the next ones; null at the end */
    record Page(List<DkimKeyView> items, String next) {}

    static DkimKeyView of(DkimKey key) {
        return new DkimKeyView(
                key.id(),
                key.domain(),
                key.selector(),
                key.state().name().toLowerCase(Locale.ROOT),
                new DnsRecord(key.recordName(), "TXT", key.recordValue()),
                key.createdAt(),
                key.changedAt());
    }
}
