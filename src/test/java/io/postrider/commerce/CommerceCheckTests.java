package io.postrider.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the written table of commerce events lets in. */
class CommerceCheckTests {

    private final CommerceCheck check =
            new CommerceCheck(new CommerceSettings(Currency.getInstance("EUR"), Duration.ofDays(60), 2));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        order.placed | {"orderId": "1", "currency": "EUR", "totalMinor": 100, "note": {"any": "thing"}} | -
        order.placed | {"currency": "EUR", "totalMinor": 100} | properties.orderId is missing: the order.
        order.placed | {"orderId": "1", "currency": "EUR", "totalMinor": -1} | properties.totalMinor must be a whole number, not negative.
        order.placed | {"orderId": "1", "currency": "EUR", "totalMinor": 1.5} | properties.totalMinor must be a whole number, not negative.
        order.placed | {"orderId": "1", "currency": "EURO", "totalMinor": 1} | properties.currency must be a text, ISO 4217.
        order.placed | {"orderId": 1, "currency": "EUR", "totalMinor": 1} | properties.orderId must be a text of 1 to 100 characters.
        cart.updated | {"cartId": "1", "currency": "EUR", "totalMinor": 1, "lines": []} | -
        cart.updated | {"cartId": "1", "currency": "EUR", "totalMinor": 1} | properties.lines is missing: what is in it.
        cart.updated | {"cartId": "1", "currency": "EUR", "totalMinor": 1, "lines": [7]} | properties.lines[0] must be an object.
        cart.updated | {"cartId": "1", "currency": "EUR", "totalMinor": 1, "lines": [{"productId": "a", "unitMinor": 1}]} | properties.lines[0].quantity is missing: how many.
        cart.updated | {"cartId": "1", "currency": "EUR", "totalMinor": 1, "lines": [{"productId": "a", "quantity": 0, "unitMinor": 1}]} | properties.lines[0].quantity must be 1 to 1000000.
        cart.updated | {"cartId": "1", "currency": "EUR", "totalMinor": 1, "lines": [{}, {}, {}]} | properties.lines has more than 2 lines.
        review.received | {"reviewId": "1", "productId": "a", "stars": 6} | properties.stars must be a whole number, 1 to 5.
        product.requested | {"productId": "a", "want": "sun"} | properties.want must be a stock or price.
        page.viewed | {"anything": -1} | -
        """)
    void saysPreciselyWhatIsWrong(String name, String properties, String fault) throws Exception {
        Map<?, ?> told = new ObjectMapper().readValue(properties, Map.class);
        @SuppressWarnings("unchecked")
        Map<String, Object> typed = (Map<String, Object>) told;
        if (fault.equals("-")) {
            assertThat(check.fault(name, typed)).isEmpty();
        } else {
            assertThat(check.fault(name, typed)).contains(fault);
        }
    }

    @Test
    void everyEventOfTheTableIsKnownByItsName() {
        for (CommerceEvent event : CommerceEvent.values()) {
            assertThat(CommerceEvent.named(event.word())).contains(event);
        }
    }
}
