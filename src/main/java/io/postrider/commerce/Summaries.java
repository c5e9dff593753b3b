package io.postrider.commerce;

import io.postrider.commerce.Affinities.Affinity;
import io.postrider.commerce.Orders.Sum;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.ContactId;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a contact bought, in a few numbers that rules and templates read like anything else known of her. */
@Component
class Summaries {

    static final String OWNER = "commerce";

    private final ComputedAttributes attributes;
    private final Orders orders;
    private final Affinities affinities;
    private final String currency;

    Summaries(ComputedAttributes attributes, Orders orders, Affinities affinities, CommerceSettings settings) {
        this.attributes = attributes;
        this.orders = orders;
        this.affinities = affinities;
        this.currency = settings.currency().getCurrencyCode();
    }

    @PostConstruct
    void declare() {
        Map<String, AttributeKind> kinds = new LinkedHashMap<>();
        kinds.put("firstOrderAt", AttributeKind.INSTANT);
        kinds.put("lastOrderAt", AttributeKind.INSTANT);
        kinds.put("orderCount", AttributeKind.NUMBER);
        kinds.put("totalSpent", AttributeKind.MONEY);
        kinds.put("averageOrderValue", AttributeKind.MONEY);
        kinds.put("orderGapDays", AttributeKind.NUMBER);
        kinds.put("topCategory", AttributeKind.TEXT);
        attributes.declare(
                OWNER,
                kinds,
                Map.of(
                        "firstOrderAt", "First order",
                        "lastOrderAt", "Last order",
                        "orderCount", "Orders",
                        "totalSpent", "Spent",
                        "averageOrderValue", "Average order value",
                        "orderGapDays", "Days between orders",
                        "topCategory", "Favourite category"));
    }

    void write(Set<ContactId> contacts) {
        Map<ContactId, Map<String, Object>> all = new HashMap<>();
        contacts.forEach(contact -> all.put(contact, of(contact)));
        attributes.write(OWNER, all);
    }

    /** Of those who only looked: nothing else of theirs can have changed, and mostly not even that. */
    void writeFavourites(Set<ContactId> contacts) {
        Map<ContactId, Map<String, Object>> before = attributes.of(OWNER, contacts);
        Map<ContactId, Map<String, Object>> changed = new HashMap<>();
        affinities.favourites(contacts).forEach((contact, category) -> {
            Map<String, Object> known = before.get(contact);
            if (known == null) {
                changed.put(contact, of(contact));
            } else if (!category.equals(known.get("topCategory"))) {
                Map<String, Object> now = new LinkedHashMap<>(known);
                now.put("topCategory", category);
                changed.put(contact, now);
            }
        });
        attributes.write(OWNER, changed);
    }

    private Map<String, Object> of(ContactId contact) {
        Map<String, Object> told = new LinkedHashMap<>();
        Sum sum = orders.sum(contact, currency);
        told.put("orderCount", sum.orders());
        told.put("totalSpent", money(sum.minor()));
        if (sum.orders() > 0) {
            told.put("firstOrderAt", sum.first().truncatedTo(ChronoUnit.SECONDS).toString());
            told.put("lastOrderAt", sum.last().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        long counted = orders.orders(contact, currency);
        if (counted > 0) {
            told.put("averageOrderValue", money(Math.round((double) sum.minor() / counted)));
        }
        if (sum.orders() > 1) {
            double days = Duration.between(sum.first(), sum.last()).toHours() / 24.0 / (sum.orders() - 1);
            told.put("orderGapDays", Math.round(days * 10) / 10.0);
        }
        List<Affinity> likes = affinities.of(contact);
        if (!likes.isEmpty()) {
            told.put("topCategory", likes.get(0).category());
        }
        return told;
    }

    private Map<String, Object> money(long minor) {
        return Map.of("minor", minor, "currency", currency);
    }
}
