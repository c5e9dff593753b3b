package io.postrider.integrations.shops;

import com.fasterxml.jackson.databind.JsonNode;
import io.postrider.integrations.calls.Call;
import io.postrider.integrations.calls.Calls;
import io.postrider.integrations.connections.Asked;
import io.postrider.integrations.connections.ConnectionKind;
import io.postrider.integrations.connections.Reach;
import io.postrider.integrations.connections.Task;
import io.postrider.integrations.hooks.CatchUp;
import io.postrider.integrations.hooks.CatchUp.Told;
import io.postrider.time.MachineTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A WooCommerce shop, asked by its REST API v3 with a key of its own that may read.
 *
 * <p>Pages follow the order of ids, so that what is added meanwhile comes at the end; customers cannot be asked for by the time of
 * their last change and are all read anew every day (woocommerce.github.io, "REST API documentation").
 */
@Component
class WooCommerce implements ConnectionKind, Shop {

    private static final int PAGE = 100;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final Map<Shelf, String> TOPICS = Map.of(
            Shelf.PRODUCTS, "product.updated", Shelf.CUSTOMERS, "customer.updated", Shelf.ORDERS, "order.updated");

    private final Calls calls;
    private final List<Task> tasks;

    WooCommerce(Calls calls, CatchUp catchUp, MachineTime time) {
        this.calls = calls;
        this.tasks = List.of(new ShopTask(this, catchUp, time, false), new ShopTask(this, catchUp, time, true));
    }

    @Override
    public String name() {
        return "woocommerce";
    }

    @Override
    public String source() {
        return "woocommerce";
    }

    @Override
    public String title() {
        return "WooCommerce";
    }

    @Override
    public String summary() {
        return "Customers, products and two years of orders come in once; every day what webhooks may have missed. WooCommerce knows no"
                + " consents.";
    }

    @Override
    public List<Part> parts() {
        return List.of(
                Part.shown(
                        "address", "Address of the shop", "Such as https://shop.example.org.", "https?://\\S{3,300}"),
                Part.secret(
                        "key",
                        "Consumer key",
                        "WooCommerce, Settings, Advanced, REST API: a key with the permission Read; it begins with ck_.",
                        "ck_[A-Za-z0-9]{8,100}"),
                Part.secret("secret", "Consumer secret", "It begins with cs_.", "cs_[A-Za-z0-9]{8,100}"));
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void check(Reach reach) {
        ask(reach, "orders?per_page=1");
    }

    @Override
    public Page ask(Reach reach, Shelf shelf, String page, Instant changedSince, Instant madeSince) {
        int offset = page == null ? 0 : Integer.parseInt(page);
        StringBuilder path = new StringBuilder(shelf.name().toLowerCase())
                .append("?per_page=")
                .append(PAGE)
                .append("&orderby=id&order=asc&offset=")
                .append(offset);
        if (shelf == Shelf.CUSTOMERS) {
            path.append("&role=all");
        } else {
            since(path, "modified_after", changedSince);
        }
        if (shelf == Shelf.ORDERS) {
            since(path, "after", madeSince);
        }
        List<Told> told = new ArrayList<>();
        ask(reach, path.toString()).forEach(one -> told.add(new Told(TOPICS.get(shelf), one)));
        // One of this page again: if something before it was deleted meanwhile, nothing is passed over.
        return new Page(told, told.size() < PAGE ? null : String.valueOf(offset + PAGE - 1));
    }

    private static void since(StringBuilder path, String name, Instant since) {
        if (since != null) {
            path.append('&')
                    .append(name)
                    .append('=')
                    .append(SECONDS.format(since.atOffset(ZoneOffset.UTC)))
                    .append("&dates_are_gmt=true");
        }
    }

    private JsonNode ask(Reach reach, String path) {
        String address = reach.get("address").replaceAll("/+$", "");
        Call call = Call.get(address + "/wp-json/wc/v3/" + path).basic(reach.get("key"), reach.get("secret"));
        return Asked.json(calls.ask(call), title(), "look at the key and its secret, and that its permission is Read");
    }
}
