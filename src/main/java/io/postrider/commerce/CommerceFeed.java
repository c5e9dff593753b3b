package io.postrider.commerce;

import io.postrider.contacts.ContactId;
import io.postrider.events.EventFeed;
import io.postrider.events.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads from the log what the shop tells and keeps carts, orders, reviews and sums by it, in the transaction in which its place
 * moves on. Whoever waits for what it makes asks how far it has come (reader {@code commerce}).
 */
@Component
class CommerceFeed {

    private static final Logger LOG = LoggerFactory.getLogger(CommerceFeed.class);
    private static final String READER = "commerce";
    private static final int BATCH = 1_000;
    private static final Set<String> NAMES =
            Arrays.stream(CommerceEvent.values()).map(CommerceEvent::word).collect(Collectors.toSet());

    private final EventFeed feed;
    private final Orders orders;
    private final Carts carts;
    private final Reviews reviews;
    private final Affinities affinities;
    private final Summaries summaries;
    private final CodeTable codes;

    CommerceFeed(
            EventFeed feed,
            Orders orders,
            Carts carts,
            Reviews reviews,
            Affinities affinities,
            Summaries summaries,
            CodeTable codes) {
        this.feed = feed;
        this.orders = orders;
        this.carts = carts;
        this.reviews = reviews;
        this.affinities = affinities;
        this.summaries = summaries;
        this.codes = codes;
    }

    /** Goes on as long as batches bring something. */
    @Scheduled(fixedDelay = 150)
    void read() {
        try {
            while (feed.readTogether(READER, BATCH, () -> NAMES, this::on) > 0) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("What the shop told could not be read; it is tried again: {}", e.toString());
        }
    }

    /** Looks come by the thousand and change one thing alone, so they are counted together. */
    private void on(List<LoggedEvent> events) {
        List<LoggedEvent> looks = new ArrayList<>();
        Set<ContactId> moved = new LinkedHashSet<>();
        for (LoggedEvent event : events) {
            CommerceEvent what = CommerceEvent.named(event.name()).orElse(null);
            if (what == CommerceEvent.PRODUCT_VIEWED) {
                looks.add(event);
            } else if (what != null && on(what, event)) {
                moved.add(event.contact());
            }
        }
        Set<ContactId> looked = affinities.looked(looks);
        summaries.write(moved);
        looked.removeAll(moved);
        summaries.writeFavourites(looked);
    }

    /** @return whether her sums may be others now */
    private boolean on(CommerceEvent what, LoggedEvent event) {
        switch (what) {
            case CART_UPDATED -> {
                carts.updated(event, false);
                affinities.filled(event, Affinities.CART);
            }
            case CHECKOUT_STARTED -> carts.updated(event, true);
            case ORDER_PLACED -> {
                if (orders.placed(event)) {
                    affinities.filled(event, Affinities.ORDER);
                }
                carts.ordered(event);
                codes.redeemed(
                        Told.of(event).text("coupon", 100), Told.of(event).text("orderId", 100), event.occurredAt());
                return true;
            }
            case ORDER_DELIVERED -> orders.happened(event, "delivered");
            case ORDER_CANCELLED -> {
                orders.happened(event, "cancelled");
                return true;
            }
            case ORDER_REFUNDED -> {
                orders.happened(event, "refunded");
                return true;
            }
            case REVIEW_RECEIVED -> reviews.received(event);
            default -> {
                // Told for journeys and segments alone.
            }
        }
        return what == CommerceEvent.CART_UPDATED;
    }
}
