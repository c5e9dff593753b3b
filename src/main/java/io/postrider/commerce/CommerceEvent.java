package io.postrider.commerce;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What shops tell of, each event with its fields. The page {@code src/docs/commerce-events.md} is made from this. */
public enum CommerceEvent {
    PRODUCT_VIEWED(
            "product.viewed",
            "She looked at a product.",
            Field.needed("productId", Kind.ID, "the product"),
            Field.of("name", Kind.TEXT, "its name"),
            Field.of("category", Kind.TEXT, "its category, levels parted by /, such as Tea/Black"),
            Field.of("url", Kind.TEXT, "its page")),
    PRODUCT_REQUESTED(
            "product.requested",
            "She wants to hear when it is back or costs less.",
            Field.needed("productId", Kind.ID, "the product"),
            Field.needed("want", Kind.WANT, "stock or price")),
    CART_UPDATED(
            "cart.updated",
            "Her cart is now like this; without lines it is empty.",
            Field.needed("cartId", Kind.ID, "the cart"),
            Field.needed("currency", Kind.CURRENCY, "ISO 4217"),
            Field.needed("totalMinor", Kind.MONEY, "what it is worth, in minor units"),
            Field.of("url", Kind.TEXT, "where she finds it again"),
            Field.needed("lines", Kind.LINES, "what is in it")),
    CHECKOUT_STARTED(
            "checkout.started",
            "She went to the checkout.",
            Field.needed("cartId", Kind.ID, "the cart"),
            Field.of("checkoutId", Kind.ID, "the checkout"),
            Field.needed("currency", Kind.CURRENCY, "ISO 4217"),
            Field.needed("totalMinor", Kind.MONEY, "what it is worth, in minor units"),
            Field.of("url", Kind.TEXT, "where she finds it again"),
            Field.needed("lines", Kind.LINES, "what is in it")),
    ORDER_PLACED(
            "order.placed",
            "She ordered.",
            Field.needed("orderId", Kind.ID, "the order"),
            Field.needed("currency", Kind.CURRENCY, "ISO 4217"),
            Field.needed("totalMinor", Kind.MONEY, "what she pays, in minor units"),
            Field.of("subtotalMinor", Kind.MONEY, "the goods"),
            Field.of("discountMinor", Kind.MONEY, "what was taken off"),
            Field.of("shippingMinor", Kind.MONEY, "delivery"),
            Field.of("taxMinor", Kind.MONEY, "tax"),
            Field.of("coupon", Kind.TEXT, "the code she used"),
            Field.of("cartId", Kind.ID, "the cart it was; that cart waits no longer"),
            Field.of("lines", Kind.LINES, "what she ordered")),
    ORDER_DELIVERED(
            "order.delivered",
            "The order arrived.",
            Field.needed("orderId", Kind.ID, "the order"),
            Field.of("trackingUrl", Kind.TEXT, "where it was followed")),
    ORDER_CANCELLED("order.cancelled", "The order will not be.", Field.needed("orderId", Kind.ID, "the order")),
    ORDER_REFUNDED(
            "order.refunded",
            "She got money back.",
            Field.needed("orderId", Kind.ID, "the order"),
            Field.needed("refundId", Kind.ID, "the refund; the same one counts once"),
            Field.needed("currency", Kind.CURRENCY, "ISO 4217"),
            Field.needed("amountMinor", Kind.MONEY, "how much, in minor units"),
            Field.of("lines", Kind.LINES, "what came back"),
            Field.of("reason", Kind.TEXT, "why")),
    REVIEW_RECEIVED(
            "review.received",
            "She said what she thinks of a product.",
            Field.needed("reviewId", Kind.ID, "the review"),
            Field.needed("productId", Kind.ID, "the product"),
            Field.of("orderId", Kind.ID, "the order it came with"),
            Field.needed("stars", Kind.STARS, "1 to 5"),
            Field.of("text", Kind.TEXT, "her words"),
            Field.of("mayPublish", Kind.TRUTH, "whether others may read it; not, if left out")),
    RESOURCE_DOWNLOADED(
            "resource.downloaded",
            "She downloaded something.",
            Field.needed("resource", Kind.ID, "what"),
            Field.of("title", Kind.TEXT, "its title"),
            Field.of("url", Kind.TEXT, "its page")),
    WEBINAR_ATTENDED(
            "webinar.attended",
            "She took part in a webinar.",
            Field.needed("webinar", Kind.ID, "which"),
            Field.of("title", Kind.TEXT, "its title"),
            Field.of("minutes", Kind.COUNT, "how long"));

    /** What a field holds. */
    public enum Kind {
        ID("text of 1 to 100 characters"),
        TEXT("text"),
        CURRENCY("text, ISO 4217"),
        MONEY("whole number, not negative"),
        COUNT("whole number, not negative"),
        STARS("whole number, 1 to 5"),
        TRUTH("true or false"),
        WANT("stock or price"),
        LINES("list of lines");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One field of an event. */
    public record Field(String name, Kind kind, boolean required, String meaning) {

        static Field needed(String name, Kind kind, String meaning) {
            return new Field(name, kind, true, meaning);
        }

        static Field of(String name, Kind kind, String meaning) {
            return new Field(name, kind, false, meaning);
        }
    }

    /** What a line of a cart or order holds. */
    public static final List<Field> LINE = List.of(
            Field.needed("productId", Kind.ID, "the product"),
            Field.needed("quantity", Kind.COUNT, "how many"),
            Field.needed("unitMinor", Kind.MONEY, "the price of one, in minor units"),
            Field.of("name", Kind.TEXT, "its name"),
            Field.of("category", Kind.TEXT, "its category"),
            Field.of("imageUrl", Kind.TEXT, "its picture"),
            Field.of("url", Kind.TEXT, "its page"));

    private static final Map<String, CommerceEvent> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(CommerceEvent::word, Function.identity()));

    private final String word;
    private final String meaning;
    private final List<Field> fields;

    CommerceEvent(String word, String meaning, Field... fields) {
        this.word = word;
        this.meaning = meaning;
        this.fields = List.of(fields);
    }

    /** Its name in the log. */
    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }

    public List<Field> fields() {
        return fields;
    }

    static Optional<CommerceEvent> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
