package io.postrider.commerce;

import io.postrider.commerce.Orders.Sum;
import io.postrider.contacts.AttributeKind;
import io.postrider.contacts.ComputedAttributes;
import io.postrider.contacts.ContactId;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
        attributes.write(OWNER, all(contacts, affinities.favourites(contacts)));
    }

    /** Of those who only looked: nothing else of theirs can have changed, and mostly not even that. */
    void writeFavourites(Set<ContactId> contacts) {
        Map<ContactId, Map<String, Object>> before = attributes.of(OWNER, contacts);
        Map<ContactId, String> favourites = affinities.favourites(contacts);
        Set<ContactId> fresh = new LinkedHashSet<>(favourites.keySet());
        fresh.removeAll(before.keySet());
        Map<ContactId, Map<String, Object>> changed = all(fresh, favourites);
        favourites.forEach((contact, category) -> {
            Map<String, Object> known = before.get(contact);
            if (known != null && !category.equals(known.get("topCategory"))) {
                Map<String, Object> now = new LinkedHashMap<>(known);
                now.put("topCategory", category);
                changed.put(contact, now);
            }
        });
        attributes.write(OWNER, changed);
    }

    private Map<ContactId, Map<String, Object>> all(Set<ContactId> contacts, Map<ContactId, String> favourites) {
        Map<ContactId, Sum> sums = orders.sums(contacts, currency);
        Map<ContactId, Map<String, Object>> all = new HashMap<>();
        contacts.forEach(it -> all.put(it, told(sums.getOrDefault(it, Sum.NOTHING), favourites.get(it))));
        return all;
    }

    private Map<String, Object> told(Sum sum, String favourite) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("orderCount", sum.orders());
        told.put("totalSpent", money(sum.minor()));
        if (sum.orders() > 0) {
            told.put("firstOrderAt", sum.first().truncatedTo(ChronoUnit.SECONDS).toString());
            told.put("lastOrderAt", sum.last().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (sum.counted() > 0) {
            told.put("averageOrderValue", money(Math.round((double) sum.minor() / sum.counted())));
        }
        if (sum.orders() > 1) {
            double days = Duration.between(sum.first(), sum.last()).toHours() / 24.0 / (sum.orders() - 1);
            told.put("orderGapDays", Math.round(days * 10) / 10.0);
        }
        if (favourite != null) {
            told.put("topCategory", favourite);
        }
        return told;
    }

    private Map<String, Object> money(long minor) {
        return Map.of("minor", minor, "currency", currency);
    }
}
