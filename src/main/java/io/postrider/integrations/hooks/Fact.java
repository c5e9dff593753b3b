package io.postrider.integrations.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.postrider.commerce.ProductUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One thing a call tells, in our words; what it does not tell is null.
 *
 * @param contact whom it is about; null for a product
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Fact(Who contact, Wish consent, Deed event, ProductUpdate product) {

    /**
     * Whom it is about.
     *
     * @param email her address; without one she must be known by another name
     * @param names what the source calls her, such as {@code customer:17} or {@code order:450}
     * @param waits whether it is worth waiting for her to become known
     * @param follows whether a known name with another address means that she has a new address
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Who(
            String email,
            String externalId,
            String locale,
            Map<String, Object> attributes,
            List<String> names,
            boolean waits,
            boolean follows) {}

    /**
     * What she wants or does not want.
     *
     * @param granted false when she does not
     * @param at when she said so
     * @param basis as on the wire, such as {@code consent}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wish(String purpose, boolean granted, Instant at, String source, String basis) {}

    /** What she did. @param at when; null: when we heard of it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Deed(String key, String name, Instant at, Map<String, Object> properties) {}
}
