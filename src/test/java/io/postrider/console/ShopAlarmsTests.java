package io.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.postrider.commerce.CouponPool;
import io.postrider.commerce.CouponPools;
import io.postrider.integrations.outbound.OutgoingWebhooks;
import io.postrider.support.OnH2;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** What the dashboard says of coupons and webhooks before somebody misses them. */
@OnH2
class ShopAlarmsTests {

    @Autowired
    CouponPools pools;

    @Autowired
    OutgoingWebhooks webhooks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    @Test
    void couponsThatRunOutAndWebhooksThatAreOffAreOnTheDashboard() {
        String name = "Pool " + UUID.randomUUID();
        String pool = "p" + UUID.randomUUID();
        pools.put(new CouponPool(pool, name, CouponPool.Kind.IMPORTED, "", 8, false, 2, null, null));
        String host = "h" + UUID.randomUUID() + ".example";
        UUID webhook = webhooks.add("https://" + host + "/", List.of("order.placed"), false, "test")
                .webhook()
                .id();
        assertThat(dashboard())
                .contains("The coupons of '" + name + "' have run out.")
                .doesNotContain(host);

        pools.add(pool, List.of("ONE-" + pool));
        jdbc.sql("update outgoing_webhook set active = false, off_reason = 'It took nothing for 5 days.' where id = ?")
                .param(webhook)
                .update();
        assertThat(dashboard())
                .contains("Only one coupon of '" + name + "' is left.")
                .contains("The webhook to " + host + " was switched off.");

        pools.add(pool, List.of("TWO-" + pool));
        webhooks.switchOn(webhook, true, "test");
        assertThat(dashboard()).doesNotContain(name).doesNotContain(host);
        webhooks.remove(webhook, "test");
    }

    @Test
    void anExportThatFailedIsOnTheDashboardUntilOneArrives() {
        jdbc.sql(
                        """
                        insert into export_run (state, asked_by, asked_at, everything, error)
                        values ('FAILED', 'nightly', current_timestamp, false, 'The store did not take it: it answered 403.')
                        """)
                .update();
        assertThat(dashboard())
                .contains("The last export failed.")
                .contains("The store did not take it: it answered 403. Nothing is lost");

        jdbc.sql(
                        """
                        insert into export_run (state, asked_by, asked_at, everything, store, started_at)
                        values ('DONE', 'nightly', current_timestamp, false, 'elsewhere', current_timestamp)
                        """)
                .update();
        assertThat(dashboard()).doesNotContain("export failed");
    }

    private String dashboard() {
        return org.jsoup.Jsoup.parse(new Pages(context).text("/")).text();
    }
}
