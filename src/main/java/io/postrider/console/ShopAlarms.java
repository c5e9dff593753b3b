package io.postrider.console;

import io.postrider.commerce.CouponPools;
import io.postrider.commerce.CouponPools.Standing;
import io.postrider.console.Alarms.Alarm;
import io.postrider.integrations.exports.ExportRun;
import io.postrider.integrations.exports.Exports;
import io.postrider.integrations.outbound.OutgoingWebhook;
import io.postrider.integrations.outbound.OutgoingWebhooks;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Coupon codes that run out, systems that no longer take what they are told, and exports that did not arrive. */
@Component
class ShopAlarms {

    private final CouponPools coupons;
    private final OutgoingWebhooks webhooks;
    private final Exports exports;

    ShopAlarms(CouponPools coupons, OutgoingWebhooks webhooks, Exports exports) {
        this.coupons = coupons;
        this.webhooks = webhooks;
        this.exports = exports;
    }

    List<Alarm> now() {
        return Stream.of(
                        coupons.all().stream().filter(Standing::low).map(ShopAlarms::low),
                        webhooks.switchedOff().stream().map(ShopAlarms::off),
                        exports.failing().stream().map(ShopAlarms::failed))
                .flatMap(it -> it)
                .toList();
    }

    private static Alarm failed(ExportRun run) {
        return new Alarm(
                "warning",
                "The last export failed.",
                run.error() + " Nothing is lost: the next one tells all that this one should have told.");
    }

    private static Alarm low(Standing pool) {
        String name = "'" + pool.pool().name() + "'";
        String title = pool.left() == 0
                ? "The coupons of " + name + " have run out."
                : pool.left() == 1
                        ? "Only one coupon of " + name + " is left."
                        : "Only " + pool.left() + " coupons of " + name + " are left.";
        return new Alarm(
                pool.left() == 0 ? "serious" : "warning", title, "Add codes before a journey wants to give one.");
    }

    private static Alarm off(OutgoingWebhook webhook) {
        return new Alarm(
                "warning",
                "The webhook to " + URI.create(webhook.url()).getHost() + " was switched off.",
                webhook.offReason() + " What happens meanwhile waits and is told when it is switched on.");
    }
}
