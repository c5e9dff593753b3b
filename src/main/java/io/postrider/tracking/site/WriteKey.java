package io.postrider.tracking.site;

import java.time.Instant;
import java.util.List;

/**
 * A key for the pages of the shop. It is no secret: whoever reads it there can tell us of visits, from these sites only.
 *
 * @param origins scheme, host and port of each site, such as {@code https://www.teahouse.example}
 */
public record WriteKey(String key, String name, List<String> origins, Instant createdAt, String createdBy) {

    boolean allows(String origin) {
        return origin != null && origins.contains(origin);
    }
}
