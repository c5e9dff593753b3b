package io.postrider.integrations.shops;

import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Task;
import io.postrider.integrations.hooks.CatchUp;
import io.postrider.integrations.hooks.CatchUp.Kept;
import io.postrider.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Goes through a shop page by page: once through all of it and two years of its orders, which starts no journey; or every day through what has
 * changed since the day before, in case a webhook went missing. What happened before the shop was connected is history in either.
 */
final class ShopTask implements Task {

    /** Clocks differ, and what changes while a page is read may be missed by it. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final int YEARS = 2;

    private final Shop shop;
    private final CatchUp catchUp;
    private final MachineTime time;
    private final boolean daily;

    ShopTask(Shop shop, CatchUp catchUp, MachineTime time, boolean daily) {
        this.shop = shop;
        this.catchUp = catchUp;
        this.time = time;
        this.daily = daily;
    }

    @Override
    public String name() {
        return daily ? "reconcile" : "back-fill";
    }

    @Override
    public String title() {
        return daily ? "What webhooks may have missed, every day" : "Customers, products and two years of orders";
    }

    @Override
    public Optional<Duration> every() {
        return daily ? Optional.of(Duration.ofDays(1)) : Optional.empty();
    }

    @Override
    public Page next(Reach reach, String place, String mark) {
        Place at = place == null ? new Place(Shelf.values()[0], time.now(), null) : Place.read(place);
        Instant changedSince = null;
        if (daily) {
            Instant last = mark == null ? at.began().minus(Duration.ofDays(1)) : Instant.parse(mark);
            changedSince = last.minus(OVERLAP);
        }
        Instant madeSince = daily
                ? null
                : at.began().atZone(ZoneOffset.UTC).minusYears(YEARS).toInstant();
        Shop.Page page = shop.ask(reach, at.shelf(), at.page(), changedSince, madeSince);
        return new Page(at.after(page.next()), at.began().toString(), () -> {
            Kept kept = catchUp.take(shop.source(), page.told(), reach.since());
            return new Counts(kept.done(), kept.refused());
        });
    }

    /** Where a run is. @param began when it did, which is the mark it leaves @param page null: the first of the shelf */
    private record Place(Shelf shelf, Instant began, String page) {

        static Place read(String text) {
            String[] parts = text.split("\\|", 3);
            return new Place(Shelf.valueOf(parts[0]), Instant.parse(parts[1]), parts[2].isEmpty() ? null : parts[2]);
        }

        /** Null when the run is over. */
        String after(String next) {
            Shelf then = next == null ? shelf.next() : shelf;
            return then == null ? null : then + "|" + began + "|" + (next == null ? "" : next);
        }
    }
}
