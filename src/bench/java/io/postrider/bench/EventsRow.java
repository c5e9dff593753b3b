package io.postrider.bench;

/** One event of the bench, the same whichever way it takes into the log. */
final class EventsRow {

    private EventsRow() {}

    static String externalId(int contact) {
        return "customer-" + contact;
    }

    static String key(long number) {
        return "view:" + Long.toHexString(number * 0x9E3779B97F4A7C15L) + ":" + number;
    }

    static String properties(long number) {
        return "{\"productId\":\"sku-" + number % 997 + "\",\"name\":\"Darjeeling First Flush " + number % 997
                + "\",\"category\":\"Tea/Black\",\"url\":\"https://shop.example.com/tea/sku-" + number % 997
                + "\",\"position\":" + number % 40 + "}";
    }

    static String json(long number, String name, int contact, String at) {
        return "{\"id\":\"" + key(number) + "\",\"name\":\"" + name + "\",\"contact\":{\"externalId\":\""
                + externalId(contact) + "\"},\"occurredAt\":\"" + at + "\",\"properties\":" + properties(number, name)
                + "}";
    }

    private static String properties(long number, String name) {
        String lines = "\"currency\":\"EUR\",\"totalMinor\":2450,\"lines\":[{\"productId\":\"sku-" + number % 997
                + "\",\"category\":\"Tea/Black\",\"quantity\":1,\"unitMinor\":2450}]}";
        return switch (name) {
            case "checkout.started" -> "{\"cartId\":\"cart-" + number + "\"," + lines;
            case "order.placed" -> "{\"orderId\":\"order-" + number + "\"," + lines;
            default -> properties(number);
        };
    }
}
